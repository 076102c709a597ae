//! Does with each operation what shows that it crossed right.

use crate::ffi::*;
use std::panic::panic_any;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

pub struct Store {
    path: PathBuf,
    options: Options,
    ticks: Mutex<Vec<Tick>>,
    panics_in_drop: bool,
}

impl Drop for Store {
    fn drop(&mut self) {
        assert!(!self.panics_in_drop, "a panic in drop");
    }
}

/// A payload of which nobody knows anything, and which panics once more when it is dropped.
struct Payload;

impl Drop for Payload {
    fn drop(&mut self) {
        panic!("a payload that panics");
    }
}

impl AlStore for Store {
    fn new(path: &Path, options: Options) -> Result<Self, Error<Code>> {
        if path.as_os_str().is_empty() {
            return Err(Error::new(Code::NotFound, "no path").detail(*b"detail"));
        }
        Ok(Store { path: path.to_owned(), options, ticks: Mutex::default(), panics_in_drop: path == Path::new("drop") })
    }
    fn get(&self, key: &[u8], reply: OptionalReply<'_>) -> Result<Replied, Error<Code>> {
        match key {
            b"none" => Ok(reply.none()),
            b"whole" => Ok(reply.give(b"whole".to_vec())),
            b"error" => Err(Error::new(Code::NotFound, "")),
            other => Ok(reply.some(other)),
        }
    }
    fn text(&self, reply: Reply<'_, str>) -> Result<Replied, Error<Code>> {
        Ok(reply.show("text"))
    }
    fn name(&self) -> String {
        String::from("näme")
    }
    fn maybe_name(&self, yes: bool) -> Option<String> {
        yes.then(|| self.name())
    }
    fn where_is(&self) -> PathBuf {
        self.path.clone()
    }
    fn numbers(&self, l: &[u64]) -> Result<Vec<u64>, Error<Net>> {
        if l.is_empty() {
            return Err(Error::new(Net::Down, "nothing"));
        }
        Ok(l.iter().map(|n| n + 1).collect())
    }
    fn shorts(&self, l: &[i16], reply: Reply<'_, [i16]>) -> Replied {
        reply.vec(l.to_vec())
    }
    fn keys(&self, prefix: Packed<'_>, items: &mut Items<'_>) -> Result<(), Error<Code>> {
        for item in prefix.iter() {
            if items.push(item).is_break() {
                break;
            }
        }
        Ok(())
    }
    fn words(&self, w: PackedText<'_>, items: &mut TextItems<'_>) -> bool {
        w.iter().all(|word| items.push(word).is_continue())
    }
    fn put(&self, _: &[u8], _: &[u8]) -> Result<(), Error<Code>> {
        Ok(())
    }
    fn scan(&self, visit: &mut Visit<'_>, more: Option<&mut Visit<'_>>) -> Result<u64, Error<Code>> {
        let mut count = 0;
        for _ in 0..5 {
            if visit.call(b"key", None).is_continue() {
                count += 1; // It goes on calling, also what wants no more.
            }
        }
        if let Some(more) = more {
            let _stopped = more.call(b"", Some(b"value"));
        }
        Ok(count)
    }
    fn any(&self, call: &Any_<'_>) -> Result<Mode, Error<Code>> {
        let answers: Vec<_> = std::thread::scope(|scope| {
            let running: Vec<_> = (0..4).map(|n| scope.spawn(move || call.call(n))).collect();
            running.into_iter().map(|one| one.join().unwrap()).collect()
        });
        match answers[0] {
            std::ops::ControlFlow::Continue(mode) => Ok(mode),
            std::ops::ControlFlow::Break(()) => Err(Error::new(Code::Io, "broken")),
        }
    }
    fn everything(&self, f: &mut Everything<'_>) -> Result<Rect, Error<Code>> {
        let rect = self.options.rect;
        let answer = f.call(
            "text",
            Path::new("/path"),
            &[b"a", b""],
            &["b", "cd"],
            &[1, 2],
            Mode::Safe,
            rect,
            self.options,
            true,
            'ß',
            Some(Mode::Safe),
            None,
            Some(9),
            None,
            Filter(77),
            None,
        );
        Ok(match answer {
            std::ops::ControlFlow::Continue(rect) => rect,
            std::ops::ControlFlow::Break(()) => rect,
        })
    }
    fn on_tick(&self, tick: Tick) -> Result<(), Error<Code>> {
        let _stopped = tick.call(1, "");
        self.ticks.lock().unwrap().push(tick);
        Ok(())
    }
    fn maybe_tick(&self, tick: Option<Tick>, n: u32) -> u32 {
        n + u32::from(tick.is_some())
    }
    fn wait(&self, cancel: &Cancel) -> Result<(), Error<Code>> {
        cancel.check()?;
        Ok(())
    }
    fn wait_plain(&self, cancel: &Cancel) -> Result<u32, Cancelled> {
        cancel.check().map(|()| 5)
    }
    fn deep(&self, n: u64, v: &Any_<'_>) -> Result<u64, Error<Code>> {
        fn dig(depth: u64) -> u64 {
            let room = std::hint::black_box([depth; 128]);
            if depth == 0 {
                0
            } else {
                1 + dig(depth - 1) + room[0] - depth
            }
        }
        assert_ne!(n, 13, "thirteen");
        let _answer = v.call(1);
        Ok(dig(n))
    }
    fn iter(&self) -> Result<Iter, Error<Code>> {
        Ok(Iter { left: 2 })
    }
    fn maybe_iter(&self, yes: bool) -> Option<Iter> {
        yes.then_some(Iter { left: 1 })
    }
    fn echo(
        &self,
        o: Outer,
        m: Mode,
        f: Filter,
        a: Access,
        h: Hints,
        c: char,
        b: bool,
        x: Option<Mode>,
        n: Option<u32>,
        t: Option<&str>,
        q: Option<Options>,
        z: Fixed,
    ) -> Option<Outer> {
        let all = (m, f, a.bits(), h.bits(), c, b, x, n, t, q.map(|q| q.cache), z.b);
        (all == (Mode::Safe, Filter(9), 3, 0x8001, 'é', true, None, Some(4), Some("t"), Some(7), 8)).then_some(o)
    }
    fn eat(&self, other: Store, more: Option<Store>) -> Result<u32, Error<Code>> {
        assert_ne!(other.path, Path::new("panic"), "eaten");
        Ok(1 + u32::from(more.is_some()))
    }
    fn close_with(self) -> Result<u64, Error<Code>> {
        Ok(self.options.cache)
    }
    fn boom(&self, kind: u32) -> Result<(), Error<Code>> {
        match kind {
            0 => panic!("kind {kind}"),
            1 => panic!("a literal"),
            2 => panic_any(7),
            _ => panic_any(Payload),
        }
    }
}

pub struct Iter {
    left: u8,
}

impl AlIter for Iter {
    fn next(&mut self, store: &Store) -> Result<Option<Vec<u8>>, Error<Code>> {
        self.left = self.left.saturating_sub(1);
        Ok((self.left > 0).then(|| store.path.to_str().unwrap().into()))
    }
    fn again(&self, _: &Store, _: &Store) -> Result<Iter, Error<Code>> {
        Ok(Iter { left: self.left })
    }
    fn visit(&mut self, _: &Store, v: &mut Visit<'_>) -> Result<(), Error<Code>> {
        let _stopped = v.call(b"in", None);
        Ok(())
    }
    fn finish(self, store: &Store) -> u32 {
        u32::from(self.left) + store.options.cache as u32
    }
    fn boom(&self, _: &Store) {
        panic!("kept");
    }
}

/// Bound to its thread: `Rc` is neither `Send` nor `Sync`.
pub struct Counter {
    count: std::rc::Rc<std::cell::Cell<u32>>,
    pings: Vec<Pinger>,
}

impl AlCounter for Counter {
    fn make(start: u32) -> Self {
        Counter { count: std::rc::Rc::new(start.into()), pings: Vec::new() }
    }
    fn bump(&mut self) -> u32 {
        self.count.set(self.count.get() + 1);
        for ping in &self.pings {
            let _failed = ping.call(self.count.get());
        }
        self.count.get()
    }
    fn on_ping(&mut self, ping: Pinger) {
        self.pings.push(ping);
    }
    fn stop(self) -> u32 {
        self.count.get()
    }
}

pub struct Fatal;

impl AlFatal for Fatal {
    fn make(die: bool) -> Self {
        assert!(!die, "fatal");
        Fatal
    }
    fn die(&self) {
        panic!("fatal");
    }
}

pub struct Functions;

impl AlFunctions for Functions {
    fn sum(a: u64, b: u64) -> u64 {
        a + b
    }
    fn greet(name: &str, reply: Reply<'_, str>) -> Result<Replied, Error<Net>> {
        Ok(reply.give(format!("hello {name}")))
    }
    fn type_(match_: u32, answer: u32, sink: &[u8]) -> Vec<u8> {
        vec![match_ as u8, answer as u8, sink.len() as u8]
    }
}
