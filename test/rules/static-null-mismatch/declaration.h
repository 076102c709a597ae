struct codec {
  int level;
};
extern const struct codec *_Nonnull const default_codec;
