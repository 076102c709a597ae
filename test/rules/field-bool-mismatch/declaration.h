struct batch {
    int sorted;
};
void batch_fill(struct batch *out);
