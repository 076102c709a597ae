_Noreturn void service_stop(int code);
