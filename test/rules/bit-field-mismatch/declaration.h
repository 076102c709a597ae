struct batch {
    unsigned ready : 1;
    unsigned level : 4;
};
void batch_fill(struct batch *out);
