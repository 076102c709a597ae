#define x 3
#define f(a) f(x * (a))
#undef x
#define x 2
#define g f
#define z z[0]
#define h g(~
#define m(a) a(w)
#define w 0,1
#define t(a) a
#define p() int
#define q(x) x
#define r(x,y) x ## y
#define str(x) # x
f(y+1) + f(f(z)) % t(t(g)(0) + t)(1);
g(x+(3,4)-w) | h 5) & m
(f)^m(m);
p() i[q()] = { q(1), r(2,3), r(4,), r(,5), r(,) };
char c[2][6] = { str(hello), str() };
#undef x
#undef f
#undef h
#define xstr(s) str(s)
#define debug(s, t) printf("x" # s "= %d, x" # t "= %s", x ## s, x ## t)
#define INCFILE(n) vers ## n
#define glue(a, b) a ## b
#define xglue(a, b) glue(a, b)
#define HIGHLOW "hello"
#define LOW LOW ", world"
debug(1, 2);
fputs(str(strncmp("abc\0d", "abc", '\4') == 0) str(: @\n), s);
xstr(INCFILE(2).h)
glue(HIGH, LOW);
xglue(HIGH, LOW)
#define hash_hash # ## #
#define mkstr(a) # a
#define in_between(a) mkstr(a)
#define join(c, d) in_between(c hash_hash d)
char p2[] = join(x, y);
#define t3(x,y,z) x ## y ## z
int j[] = { t3(1,2,3), t3(,4,5), t3(6,,7), t3(8,9,), t3(10,,), t3(,11,), t3(,,12), t3(,,) };
#define dbg(...) fprintf(stderr, __VA_ARGS__)
#define showlist(...) puts(#__VA_ARGS__)
#define report(test, ...) ((test)?puts(#test): printf(__VA_ARGS__))
dbg("Flag");
dbg("X = %d\n", x);
showlist(The first, second, and third items.);
report(x>y, "x is %d but y is %d", x, y);
#define F2(a) a*G2
#define G2(a) F2(a)
F2(2)(9)
#define E1(fmt, ...) ff(fmt, ## __VA_ARGS__)
E1("a") E1("a",) E1("a", 1, 2) E1(,)
#define E2(args...) ff(0, ## args)
E2() E2(1) E2(1,2)
#define E3(a, rest...) gg(a, #rest, rest)
E3(1,2,3)
#define VO(a, ...) h(a __VA_OPT__(, [ __VA_ARGS__ ] a ## a))
VO(1) VO(1,2) VO(1,) VO(b, c, d)
#define AA BB
#define BB CC AA
AA BB
#define EMPTY
#define DEFER(id) id EMPTY
#define OB(...) __VA_ARGS__ DEFER(EMPTY)()
#define A() 123
DEFER(A)() t(DEFER(A)())
#define EVAL(...) EVAL1(EVAL1(EVAL1(__VA_ARGS__)))
#define EVAL1(...) EVAL2(EVAL2(EVAL2(__VA_ARGS__)))
#define EVAL2(...) __VA_ARGS__
#define REP_I() REP
#define REP(n) n DEFER(REP_I)()(n)
EVAL(REP(7))
#define foo() bar
foo
()
foo EMPTY ()
#define nested(a,b) <a|b>
nested((1,2),[3) nested( ,) nested({1},"a,b")
%:define DI(a) %:a a%:%:1 <: :>
DI(k)
L"abc" u8"x" U'c' str(L"a\n" '\'' "q\"") 0x1.8p+3 1e+5 .5f 0b11u x\
yz $dollar
str(a   b
  c) str( /* c */ ) str("\\") str(a/**/b)
#define LPAREN (
#define RPAREN )
#define FF(x, y) x + y
#define ELLIP_FUNC(...) __VA_ARGS__
ELLIP_FUNC(FF, LPAREN, 'a', 'b', RPAREN);
#if 1 ? 2 : (1/0)
ok1
#endif
#if (-1 > 0u) && (0x7fffffffffffffff + 1u) == 0x8000000000000000 && -1 >> 1 == -1 && '\377' < 0 && 'ab' == 24930 && (2 || 1/0) && !(0 && 1/0)
ok2
#endif
#if defined x || defined(EMPTY) && !defined nope && (true == 0)
ok3
#elif 1
no
#endif
#if 18446744073709551615 == -1 && 0xFFFFFFFFFFFFFFFFu / 2 == 9223372036854775807 && -9223372036854775807 - 1 < 0 && (-7) / 2 == -3 && -7 % 2 == -1 && 1 << 3 == 8 && ~0 == -1 
#else
no4
#endif
#ifdef nope
don't
#error nope
#bogus
#if garbage ( (
#elif
#endif
#elifdef EMPTY
ok5
#else
no5
#endif
#define HAS(x) __has_attribute(x)
#if HAS(__packed__) && __has_include(<stdint.h>) && !__has_include("nope.h") && __has_include("conf.h") && defined __has_include
ok6
#endif
__LINE__ __COUNTER__ __COUNTER__ str(__LINE__) xstr(__LINE__)
t(__LINE__
__LINE__) 
#pragma push_macro("w")
#undef w
#define w pushed
w
#pragma pop_macro("w")
w
str(@ ` \n) str('\n' "\n" '"')
#define cat2(a,b) a##b
cat2(.,5) cat2(1e,+) cat2(<,<=) cat2(L,'x') cat2(-,>) cat2(_Prag,ma2) cat2(x,1)
EMPTY # not a directive EMPTY
t(1) t(
#ifdef EMPTY
 yes
#else
 no
#endif
)
