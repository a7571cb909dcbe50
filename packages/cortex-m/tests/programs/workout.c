/* Exercises what compilers make of ordinary C: arithmetic of all widths, tables, bit fields, memory blocks, recursion, floating point. */
#include <stdint.h>
#include <math.h>

typedef struct {
  uint8_t a;
  uint16_t b;
  int8_t c;
  int16_t d;
  uint32_t e : 5, f : 11, g : 16;
  int64_t h;
} Record;

volatile uint32_t result[64];
static uint32_t state = 12345;
static Record records[16];
static uint8_t text[256];

static uint32_t next(void) { return state = state * 1664525u + 1013904223u; }

uint32_t checksum(const uint8_t *bytes, uint32_t count) {
  uint32_t crc = ~0u;
  while (count--) {
    crc ^= *bytes++;
    for (int k = 0; k < 8; k++) crc = (crc >> 1) ^ (0xEDB88320u & -(crc & 1));
  }
  return ~crc;
}

static void sort(uint32_t *values, int low, int high) {
  if (low >= high) return;
  uint32_t pivot = values[(low + high) / 2];
  int i = low, j = high;
  while (i <= j) {
    while (values[i] < pivot) i++;
    while (values[j] > pivot) j--;
    if (i <= j) { uint32_t t = values[i]; values[i++] = values[j]; values[j--] = t; }
  }
  sort(values, low, j);
  sort(values, i, high);
}

__attribute__((noinline)) int choose(int x) {
  switch (x) {
    case 0: return 7; case 1: return -3; case 2: return 99; case 3: return 1234; case 4: return x * x; case 5: return -77;
    case 6: return 12; case 7: return 5; case 8: return 1 << 20; case 11: return x ^ 0x55; case 12: return x + 1000; default: return -1;
  }
}

__attribute__((noinline)) uint32_t bits(uint32_t x) {
  return __builtin_clz(x | 1) + __builtin_ctz(x | 0x80000000u) + __builtin_bswap32(x) + (x >> 7 | x << 25) + ((x >> 3) & 0x1f) * 5 +
         (uint32_t)((int32_t)(x << 9) >> 20) + __builtin_popcount(x) + (uint16_t)__builtin_bswap16((uint16_t)x);
}

__attribute__((noinline)) int32_t saturate(int32_t x, int32_t limit) { return x > limit ? limit : x < -limit ? -limit : x; }

__attribute__((noinline)) int64_t wide(int32_t a, int32_t b, uint32_t c) {
  int64_t x = (int64_t)a * b;
  x += (uint64_t)c * (uint32_t)a;
  x -= (int64_t)b << 13;
  if (c & 1) x >>= (c & 31); else x <<= (c & 15);
  return x / ((b & 0xffff) | 1) + x % ((a & 0xff) | 1);
}

__attribute__((noinline)) uint32_t fibonacci(uint32_t n) { return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2); }

static uint32_t integers(void) {
  uint32_t values[64], sum = 0;
  for (int i = 0; i < 64; i++) values[i] = next();
  result[0] = checksum((uint8_t *)values, sizeof values);
  sort(values, 0, 63);
  result[1] = checksum((uint8_t *)values, sizeof values);
  for (int i = -1; i < 15; i++) sum = sum * 31 + (uint32_t)choose(i);
  result[2] = sum;
  int64_t total = 0;
  for (int i = 0; i < 40; i++) total ^= wide((int32_t)next(), (int32_t)next(), next());
  result[3] = (uint32_t)total;
  result[4] = (uint32_t)(total >> 32);
  for (int i = 0; i < 50; i++) sum = sum * 3 + bits(next()) + (uint32_t)saturate((int32_t)next(), 0x1fffff);
  result[5] = sum;
  for (int i = 0; i < 16; i++) {
    Record *r = &records[i];
    r->a = (uint8_t)(next() >> 24); r->b = (uint16_t)(next() >> 8); r->c = (int8_t)(next() >> 11); r->d = (int16_t)(next() >> 5);
    r->e = next() >> 3; r->f = next() >> 4; r->g = next() >> 9; r->h = (int64_t)next() * (int32_t)next();
  }
  for (int i = 0; i < 16; i++) {
    Record copy = records[(i * 7) & 15];
    sum = sum * 7 + copy.a - copy.b + (uint32_t)(copy.c * copy.d) + copy.e * copy.f + copy.g + (uint32_t)(copy.h >> 17);
    if (copy.h > records[i].h) sum ^= 0x1234567;
  }
  result[6] = sum;
  for (int i = 1; i < 60; i++) {
    uint32_t x = next(), y = (next() >> (i & 15)) | 1;
    sum += x / y + x % y + (uint32_t)((int32_t)x / (int32_t)(y | 3)) + (x < y) + 2 * ((int32_t)x <= (int32_t)y);
  }
  result[7] = sum;
  for (int i = 0; i < 256; i++) text[i] = (uint8_t)(i * 37 + (i >> 2));
  for (int i = 0; i + 9 < 256; i += 5) __builtin_memcpy(text + i, text + 255 - i - 8 + (i > 200), i & 7);
  result[8] = checksum(text + 1, 250);
  result[9] = fibonacci(13);
  uint64_t q = 0x123456789abcdefull;
  for (int i = 1; i < 20; i++) q = q / (next() | 1) * 0x9e3779b97f4a7c15ull + (q << i) + (q >> (i + 3));
  result[10] = (uint32_t)q;
  result[11] = (uint32_t)(q >> 32);
  return sum;
}

static void singles(void) {
  float x = 1.25f, sum = 0, product = 1;
  for (int i = 1; i < 60; i++) {
    float y = (float)(int32_t)next() / 65536.0f;
    sum += x * y - y / (x + (float)i);
    product = product * 1.01f - 0.003f * (y > 0 ? 1.0f : -1.0f);
    x = fabsf(sum) < 1e6f ? x + 0.37f : sqrtf(fabsf(y));
    result[20] = result[20] * 33 + (uint32_t)(int32_t)(sum * 0.5f) + (uint32_t)fabsf(y);
  }
  union { float f; uint32_t u; } view = { sum };
  result[21] = view.u;
  view.f = product;
  result[22] = view.u;
  view.f = sinf(1.1f) + expf(0.7f) + powf(1.7f, 2.3f) + floorf(-2.5f) + roundf(2.5f);
  result[23] = view.u;
}

static void doubles(void) {
  double x = 1.25, sum = 0;
  for (int i = 1; i < 60; i++) {
    double y = (double)(int32_t)next() / 65536.0;
    sum += x * y - y / (x + i);
    x = fabs(sum) < 1e9 ? x + 0.37 : sqrt(fabs(y));
    result[24] = result[24] * 33 + (uint32_t)(int32_t)(sum * 0.5) + (uint32_t)(uint64_t)fabs(y) + (uint32_t)(float)y;
    result[25] += (uint32_t)(int64_t)(sum * 1e6);
  }
  union { double d; uint32_t u[2]; } view = { sum };
  result[26] = view.u[0];
  result[27] = view.u[1];
  view.d = sin(1.1) + exp(0.7) + pow(1.7, 2.3) + floor(-2.5) + round(2.5) + (double)(uint64_t)0xfedcba9876543210ull;
  result[28] = view.u[0];
  result[29] = view.u[1];
}

__attribute__((noinline)) void done(void) { for (;;) __asm volatile("nop"); }

void start(void) {
#ifdef __ARM_FP
  *(volatile uint32_t *)0xE000ED88 |= 0xf << 20;
  __asm volatile("dsb\n isb");
#endif
  integers();
  singles();
  doubles();
  result[63] = 0xC0FFEE;
  done();
}

extern uint32_t stack_top;
__attribute__((section(".vectors"), used)) static void (*const vectors[16])(void) = {
  (void (*)(void))&stack_top, start, done, done, done, done, done, done, done, done, done, done, done, done, done, done };
