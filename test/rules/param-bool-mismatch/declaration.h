void lamp_switch(int on);
