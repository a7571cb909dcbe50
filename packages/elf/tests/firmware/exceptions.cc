// Names, ranges and sequences as C++ makes them. Linked without the C++ library: nothing of it is ever run.
extern "C" int main();
extern "C" void Reset_Handler() {
  main();
  for (;;) {
  }
}
extern "C" const void *const g_pfnVectors[] __attribute__((section(".isr_vector"), used)) = {reinterpret_cast<void *>(0x20018000), reinterpret_cast<const void *>(Reset_Handler)};

namespace device {
struct Error {
  int code;
};
template <class T> struct Register {
  T value;
  T read() const {
    if (!value) throw Error{1};
    return value;
  }
};
struct Bus {
  virtual int transfer(int count) = 0;
  virtual ~Bus() {}
};
struct Spi : Bus {
  int speed;
  explicit Spi(int s) : speed(s) {}
  int transfer(int count) override {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      sum += i ^ speed;
      if (sum > 1000) throw Error{sum};
    }
    return sum;
  }
};
} // namespace device

volatile int input = 5;
void operator delete(void *, unsigned) {}
void operator delete(void *) {}

int main() {
  try {
    device::Register<int> narrow{input};
    device::Register<long long> wide{input};
    device::Spi spi(input);
    device::Bus &bus = spi;
    return bus.transfer(narrow.read()) + static_cast<int>(wide.read());
  } catch (const device::Error &error) {
    return error.code;
  } catch (...) {
#line 2000 "generated/table of cases.inc"
    return input * 3;
  }
}
