extern int verbose;
