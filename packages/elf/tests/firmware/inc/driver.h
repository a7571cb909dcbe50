int driver_read(int index);
void driver_write(int index, int value);

static inline int scale(int value) {
  int twice = value * 2;
  return twice ^ 5;
}
