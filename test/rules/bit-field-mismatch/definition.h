struct batch {
    unsigned ready : 1;
    unsigned level : 3;
};
void batch_fill(struct batch *out);
