struct batch {
    double ratio;
};
void batch_fill(struct batch *out);
