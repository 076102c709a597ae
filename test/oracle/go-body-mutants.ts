import type { BodyMutant } from "./body-mutants.ts";

/** A fault in the body of a generated Go file. */
export interface GoBodyMutant extends BodyMutant {
  /** How the file's name ends: `ffi`, `runtime`, `callbacks`, `types`. */
  readonly file: string;
  /** Only the race detector sees it. */
  readonly isRace?: boolean;
}

const within = (file: string, mutants: readonly Omit<GoBodyMutant, "file">[]): readonly GoBodyMutant[] =>
  mutants.map((mutant) => ({ file, ...mutant }));

const HANDLES = within("runtime", [
  {
    fault: "an object is freed twice",
    before: "\th.free(ptr)\n\tabandon(h.keeps)\n\truntime",
    after: "\th.free(ptr)\n\th.free(ptr)\n\tabandon(h.keeps)\n\truntime",
  },
  {
    fault: "Close frees while a call is inside",
    before: "if h.state.Or(closedBit) == 0 {",
    after: "if h.state.Or(closedBit)&closedBit == 0 {",
  },
  {
    fault: "a call in flight is not counted",
    before: "state := h.state.Add(1)\n",
    after: "state := h.state.Add(0)\n",
  },
  {
    fault: "the last call does not free",
    before: "if h.state.Add(-1) == closedBit {",
    after: "if h.state.Add(-1) == closedBit+1 {",
  },
  {
    fault: "a closed object is used",
    before: "if state&closedBit != 0 {\n\t\th.leave()\n\t\treturn false\n",
    after: "if state&closedBit != 0 {\n",
  },
  {
    fault: "what is forgotten is never freed",
    before: "\t\tfree(ptr)\n\t\tabandon(kept)\n",
    after: "\t\tabandon(kept)\n",
  },
  {
    fault: "what was closed is freed again when it is collected",
    before: "\th.cleanup.Stop()\n\th.free(ptr)\n",
    after: "\th.free(ptr)\n",
  },
  {
    fault: "what is consumed stays open",
    before: "\t\t\th.state.Or(closedBit)\n",
    after: "\t\t\th.state.Add(-takenBit)\n",
  },
  {
    fault: "what is consumed is freed again",
    before: "\t\t\tuse.handle.taken()\n",
    after: "\t\t\tuse.handle.drop()\n",
  },
  {
    fault: "what is in use is called closed",
    before: "\treturn ErrInUse\n}\n\n// takeable",
    after: "\treturn ErrClosed\n}\n\n// takeable",
  },
  {
    fault: "what others were made of is consumed",
    before: "\t\tkept.children.Add(1)\n",
    after: "\t\t_ = kept\n",
  },
  {
    fault: "what others were made of is never consumed",
    before: "\t\tone.children.Add(-1)\n",
    after: "\t\t_ = one\n",
  },
  {
    fault: "handles stay in use after a call that did not begin",
    before: "\t\t\tundo(uses[:i])\n",
    after: "\t\t\t_ = i\n",
  },
  { fault: "nobody takes a turn", before: "\tturns := turnsOf(uses)\n", after: "\tvar turns []*turn\n" },
  {
    fault: "a call in a callback waits for itself",
    before: "\tif isInside(t.holder, t.order) {\n\t\tt.mutex.Unlock()\n\t\treturn ErrReentrant\n\t}\n",
    after: "",
  },
  {
    fault: "a call waits for its turn when nobody waits for it any more",
    before: "\tcase <-stop:\n\t\treturn t.giveUp(me)\n",
    after: "",
  },
  {
    fault: "a call gets a turn that has given up",
    before: "\tt.waiting = slices.Delete(t.waiting, at, at+1)\n",
    after: "",
  },
  {
    fault: "a child does not wait for its parent's turn",
    before: "\t\th.turns = append(h.turns, parent.turns...)\n",
    after: "",
  },
  { fault: "a turn is kept", before: "\tgiveBack(u.turns)\n", after: "" },
  { fault: "calls of a pinned object run anywhere", before: "\tt.work <- f\n\t<-t.done\n", after: "\tf()\n" },
  { fault: "a thread never ends", before: "\t\tclose(t.work)\n", after: "" },
  {
    fault: "a thread ends under its second object",
    before: "\tt.users.Add(1)\n\treturn t\n",
    after: "\treturn t\n",
  },
  {
    fault: "one more call than is allowed",
    before: "places: make(chan struct{}, limit)}",
    after: "places: make(chan struct{}, limit+1)}",
  },
  { fault: "a place among the calls is kept", before: "{ <-s.places }", after: "{}" },
]);

const RUNTIME = within("runtime", [
  { fault: "an error is not freed", before: "\tC.wd_error_free(said)\n", after: "" },
  { fault: "an error has lost its detail", before: "if parts.detail_len > 0 {", after: "if false {" },
  {
    fault: "an error has lost its message",
    before: "\te.Message = string(viewOf(parts.message, parts.message_len))\n",
    after: "",
  },
  { fault: "a wrong code", before: "Code: Code(code)}\n\tif said", after: "Code: ErrBadCall}\n\tif said" },
  {
    fault: "another function's hash will do",
    before: "} else if hash != want.hash {",
    after: '} else if hash == "" {',
  },
  { fault: "another target will do", before: "if words[4] != abiTarget {", after: 'if words[4] == "" {' },
  {
    fault: "nobody hears that a context had ended",
    before: "\t\tC.wd_cancel_set(c.token)\n\t\treturn c\n",
    after: "\t\treturn c\n",
  },
  {
    fault: "nobody hears that a context ends",
    before: "\t\tC.wd_cancel_set(c.token)\n\t\tclose(c.set)\n",
    after: "\t\tclose(c.set)\n",
  },
  { fault: "a token is freed while it is set", before: "\t\t<-c.set\n", after: "", isRace: true },
  { fault: "a token is not freed", before: "\tC.wd_cancel_free(c.token)\n", after: "" },
  { fault: "why the context ended is lost", before: "\t\te.cause = context.Cause(ctx)\n", after: "" },
  {
    fault: "items end where they are long",
    before: "ends = append(ends, C.uint64_t(len(data)))",
    after: "ends = append(ends, C.uint64_t(len(item)))",
  },
  {
    fault: "items all begin at the beginning",
    before: "items[i] = data[begin:end:end]\n\t\tbegin = end\n",
    after: "items[i] = data[begin:end:end]\n",
  },
  { fault: "true is false", before: "\tif b {\n\t\treturn 1", after: "\tif !b {\n\t\treturn 1" },
]);

const CALLBACKS = within("callbacks", [
  { fault: "a panic is swallowed", before: "\t\tpanic(ended.panicked)\n", after: "" },
  {
    fault: "runtime.Goexit is swallowed",
    before: "\tdefault:\n\t\truntime.Goexit()\n",
    after: "\tdefault:\n\t\truntime.KeepAlive(c)\n",
  },
  {
    fault: "a panic is taken for runtime.Goexit",
    before: "ended := &ending{recover()}",
    after: "recover()\n\t\tended := &ending{}",
  },
  { fault: "a scoped function is never forgotten", before: "\tctx.Delete()\n", after: "" },
  {
    fault: "a kept function is never forgotten",
    before: "\tif ctx != 0 {\n\t\tcgo.Handle(ctx).Delete()\n\t}\n",
    after: "",
  },
  {
    fault: "the library is not told to stop",
    before: "if !call.gives {\n\t\treturn 1",
    after: "if !call.gives {\n\t\treturn 0",
  },
  {
    fault: "the library is not told that items are not wanted any more",
    before: "if !v.gives {\n\t\treturn 1",
    after: "if !v.gives {\n\t\treturn 0",
  },
  {
    fault: "the library is not told of a panic",
    before: "if !call.run(call) {\n\t\treturn -1",
    after: "if !call.run(call) {\n\t\treturn 0",
  },
  {
    fault: "the library is not told of a panic in a function that it keeps",
    before: '", name, ended.panicked)\n\t}\n\treturn ended == nil',
    after: '", name, ended.panicked)\n\t}\n\treturn true',
  },
  {
    fault: "a panic in a kept function is not logged",
    before: "if ended != nil && ended.panicked != nil {",
    after: "if false {",
  },
  { fault: "goroutines of callbacks stay", before: "\t\tfinish(g.stop)\n", after: "" },
  {
    fault: "what a function gives is another",
    before: "= C.double(on.gives)",
    after: "= C.double(on.gives + 1)",
  },
  {
    fault: "a function is shown less",
    before: "key: viewOf(key, keyLen)",
    after: "key: viewOf(key, keyLen-1)",
  },
  {
    fault: "a function is not shown what is optional",
    before: "if hasMaybe != 0 {",
    after: "if hasMaybe == 0 {",
  },
  {
    fault: "what a function is shown is mixed up",
    before: "call.f(given.done, given.total)",
    after: "call.f(given.total, given.done)",
  },
]);

const OPERATIONS = within("ffi", [
  {
    fault: "the handshake is ignored",
    before: "if err := handshake(); err != nil {",
    after: "if err := handshake(); err != nil && false {",
  },
  { fault: "bytes are copied short", before: "copy(taken, view)", after: "copy(taken, view[1:])" },
  { fault: "a buffer is not freed", before: "\tC.wd_buf_free(buf)\n", after: "" },
  { fault: "a list is not freed", before: "\tC.wd_list_free(list)\n", after: "" },
  {
    fault: "numbers are counted in bytes",
    before: "uintptr(buf.len) / unsafe.Sizeof(one)",
    after: "uintptr(buf.len) * unsafe.Sizeof(one)",
  },
  {
    fault: "what was in the slice before is lost",
    before: "return dst[:len(dst)+int(given.needed)]",
    after: "return dst[len(dst) : len(dst)+int(given.needed)]",
  },
  {
    fault: "the result is written over what was there",
    before: "room = dst[len(dst):cap(dst)]",
    after: "room = dst[:cap(dst)]",
  },
  { fault: "found is inverted", before: "if given.found == 0 {", after: "if given.found != 0 {" },
  {
    fault: "what is optional is not given",
    before: "tPresent, tValue = 1, *t",
    after: "tPresent, tValue = 0, *t",
  },
  {
    fault: "arguments are mixed up",
    before: "C.uint8_t(type_), C.uint8_t(err_)",
    after: "C.uint8_t(err_), C.uint8_t(type_)",
  },
  { fault: "an argument is short", before: "C.size_t(len(url))", after: "C.size_t(len(url)-1)" },
  { fault: "a field is not given", before: "\traw.ratio = C.float(v.Ratio)\n", after: "" },
  { fault: "a field is not read", before: "\tv.Limit = uint64(raw.limit)\n", after: "" },
  { fault: "an array is not read", before: "\t\tv.ID[i] = uint8(raw.id[i])\n", after: "\t\t_ = i\n" },
  { fault: "no function is a function", before: "if weigh == nil {", after: "if false {" },
  { fault: "a loop loses its error", before: "\t\t\t*err = failed\n", after: "\t\t\t_ = failed\n" },
  { fault: "a loop has the error of another", before: "\t\t*err = nil\n", after: "" },
  {
    fault: "a thread stays for an object that could not be made",
    before: '\t\ton.release()\n\t\treturn nil, false, failure("Store.Pin"',
    after: '\t\treturn nil, false, failure("Store.Pin"',
  },
  { fault: "a handle stays in use after a call", before: "\tchurn()\n\ts.h.leave()\n", after: "\tchurn()\n" },
]);

const TYPES = within("types", [
  { fault: "an error hides its code", before: "error { return e.Code }", after: "error { return nil }" },
  { fault: "a code has the text of another", before: '"wide: io"', after: '"wide: not found"' },
  { fault: "a value has the name of another", before: 'return "slow"', after: 'return "fast"' },
]);

/** Of the Go package of `generated-go/wide`. */
export const GO_BODY_MUTANTS: readonly GoBodyMutant[] = [
  ...HANDLES,
  ...RUNTIME,
  ...CALLBACKS,
  ...OPERATIONS,
  ...TYPES,
];
