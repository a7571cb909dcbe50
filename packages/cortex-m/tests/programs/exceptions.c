/* Takes exceptions in every way that software can cause and writes down what the handlers see. */
#include <stdint.h>

#define REG(a) (*(volatile uint32_t *)(a))
#define ICSR REG(0xE000ED04)
#define SHCSR REG(0xE000ED24)
#define CFSR REG(0xE000ED28)
#define HFSR REG(0xE000ED2C)
#define CCR REG(0xE000ED14)
#define NVIC_ENABLE REG(0xE000E100)
#define NVIC_PEND REG(0xE000E200)
#define NVIC_PRIORITY(n) (*(volatile uint8_t *)(0xE000E400 + (n)))
#define SYSTEM_PRIORITY(n) (*(volatile uint8_t *)(0xE000ED14 + (n)))

volatile uint32_t log_[1024];
static uint32_t count;
static uint32_t process_stack[128];
static int nest;

static void note(uint32_t value) { if (count < 1024) log_[count++] = value; }

/* Called with the frame, EXC_RETURN and the exception's number. */
__attribute__((used)) void record(uint32_t *frame, uint32_t exc_return, uint32_t number) {
  note(0xE0000000u | number);
  note(exc_return);
  note((uint32_t)frame);
  for (int i = 0; i < 8; i++) if (i != 5) note(i == 7 ? frame[i] & 0xff0fffff : frame[i]);
  if (number == 3 || number == 6 || number == 5) {
    note(CFSR); note(HFSR);
    CFSR = CFSR; HFSR = HFSR;
    uint16_t code = *(volatile uint16_t *)(frame[6] & ~1u);
    if (frame[6] & 1) frame[6] &= ~1u;
    frame[7] |= 1 << 24;
    frame[6] += code >= 0xe800 ? 4 : 2;
  }
  if (number == 16 && nest) { nest = 0; NVIC_PEND = 1 << 3 | 1 << 1; __asm volatile("dsb\n isb"); note(0xAAAA0000); }
  if (number == 11) note(((uint8_t *)frame[6])[-2]);
}

#define HANDLER(name) __attribute__((naked, used)) void name(void) { __asm volatile( \
  "tst lr, #4\n ite eq\n mrseq r0, msp\n mrsne r0, psp\n mov r1, lr\n mrs r2, ipsr\n push {r4, lr}\n bl record\n pop {r4, pc}\n"); }
HANDLER(any)

__attribute__((noinline)) void done(void) { for (;;) __asm volatile("nop"); }

#define FP_STATE(x) __asm volatile("vmov s0, %0\n vmov s15, %0" :: "r"(x) : "s0", "s15")

void start(void) {
  static volatile uint32_t words[4] = { 1, 2, 3, 4 };
#ifdef __ARM_FP
  REG(0xE000ED88) |= 0xf << 20;
  REG(0xE000EF34) = 0x80000000u; /* no lazy stacking */
  __asm volatile("dsb\n isb");
#endif
  __asm volatile("svc #7");
  note(1);
  ICSR = 1 << 28; __asm volatile("dsb\n isb");                 /* PendSV */
  ICSR = 1 << 26; __asm volatile("dsb\n isb");                 /* SysTick */
  SYSTEM_PRIORITY(14) = 0xe0; SYSTEM_PRIORITY(15) = 0x40; SYSTEM_PRIORITY(11) = 0x20;
  __asm volatile("cpsid i");
  ICSR = 1 << 28 | 1 << 26; __asm volatile("dsb\n isb");       /* both, held back by PRIMASK */
  note(2);
  note(ICSR);
  __asm volatile("cpsie i\n isb");
  note(3);
  NVIC_ENABLE = 0xf;
  NVIC_PRIORITY(0) = 0x60; NVIC_PRIORITY(1) = 0x80; NVIC_PRIORITY(2) = 0x60; NVIC_PRIORITY(3) = 0x20;
  NVIC_PEND = 1 << 2 | 1 << 1; __asm volatile("dsb\n isb");
  nest = 1;
  NVIC_PEND = 1; __asm volatile("dsb\n isb");                  /* 0 is preempted by 3, then 1 follows */
  __asm volatile("msr basepri, %0" :: "r"(0x60)); 
  NVIC_PEND = 0xf; __asm volatile("dsb\n isb");
  note(REG(0xE000E200) & 0xf);
  __asm volatile("msr basepri, %0\n isb" :: "r"(0));
  note(4);
  /* Sub-priorities: one group, the smaller value goes first; equal values go by number; they do not preempt each other. */
  REG(0xE000ED0C) = 0x05FA0000 | 6 << 8;
  NVIC_PRIORITY(0) = 0x70; NVIC_PRIORITY(1) = 0x40; NVIC_PRIORITY(2) = 0x50; NVIC_PRIORITY(3) = 0x40;
  __asm volatile("cpsid i");
  NVIC_PEND = 0xf;
  __asm volatile("cpsie i\n isb");
  REG(0xE000ED0C) = 0x05FA0000;
  /* A stack that is a multiple of 4 only. */
  __asm volatile("push {r0}\n svc #12\n pop {r0}\n svc #13");
  __asm volatile("cmp r0, r0\n itte eq\n moveq r0, r0\n svceq #9\n movne r0, #1" ::: "r0", "cc");
  __asm volatile("udf #1");                                    /* HardFault by escalation */
  SHCSR |= 7 << 16;
  __asm volatile("udf #1");                                    /* UsageFault */
  CCR |= 1 << 4 | 1 << 3;
  __asm volatile("udiv r0, r0, %0" :: "r"(0) : "r0");
  __asm volatile("ldr r0, [%0]" :: "r"((uint32_t)words + 1) : "r0");
  __asm volatile("ldrd r0, r1, [%0]" :: "r"((uint32_t)words + 2) : "r0", "r1");
  CCR &= ~(1 << 3);
  __asm volatile("ldr r0, [%0, #1]\n mov r4, r0" :: "r"(words) : "r0", "r4");

  note(5);
  __asm volatile("msr psp, %0\n msr control, %1\n isb" :: "r"(process_stack + 120), "r"(2));
  __asm volatile("svc #8");
  __asm volatile("msr control, %0\n isb" :: "r"(3));           /* unprivileged */
  __asm volatile("cpsid i\n msr primask, %0" :: "r"(1));
  __asm volatile("svc #10");
  note(6);
#ifdef __ARM_FP
  FP_STATE(0x3f800000);
  __asm volatile("svc #11");
  uint32_t back;
  __asm volatile("vmov %0, s15" : "=r"(back));
  note(back);
#endif
  done();
}

extern uint32_t stack_top;
#define F (void (*)(void))
__attribute__((section(".vectors"), used)) static void (*const vectors[64])(void) = { F &stack_top, start, [2 ... 63] = any };
