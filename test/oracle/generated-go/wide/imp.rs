//! What the bridge beside it offers, with as little behind it as tests need.

#![allow(unused_variables)]

use crate::ffi::Access;
use crate::ffi::Ask;
use crate::ffi::Cancel;
use crate::ffi::Code;
use crate::ffi::Each;
use crate::ffi::Error;
use crate::ffi::Items;
use crate::ffi::Make;
use crate::ffi::Mode;
use crate::ffi::OptionalReply;
use crate::ffi::Options;
use crate::ffi::Packed;
use crate::ffi::PackedText;
use crate::ffi::Pair;
use crate::ffi::Parse;
use crate::ffi::Rect;
use crate::ffi::Replied;
use crate::ffi::Reply;
use crate::ffi::TextItems;
use crate::ffi::Tick;
use crate::ffi::Visit;
use crate::ffi::WdCursor;
use crate::ffi::WdFunctions;
use crate::ffi::WdGl;
use crate::ffi::WdStore;
use crate::ffi::WdSub;
use crate::ffi::WdTex;
use crate::ffi::WdTxn;
use crate::ffi::Weigh;

/// What is behind the bridge's `Cursor`.
pub struct Cursor(u32);

impl WdCursor for Cursor {
    fn each(&mut self, store: &crate::imp::Store, each: &mut Each<'_>) {
        for i in 0..3 {
            if each.call(i).is_break() {
                return;
            }
        }
    }

    fn next(&mut self, store: &crate::imp::Store) -> Result<Option<Vec<u8>>, Error<Code>> {
        self.0 += 1;
        Ok(if self.0 > 3 {
            None
        } else {
            Some(vec![self.0 as u8, store.0.lock().unwrap().len() as u8])
        })
    }

    fn seek(&mut self, store: &crate::imp::Store, cancel: &Cancel) -> Result<(), Error<Code>> {
        self.0 = 0;
        Ok(cancel.check()?)
    }

    fn spread(&mut self, store: &crate::imp::Store, make_: &Make<'_>) {
        std::thread::scope(|threads| {
            threads.spawn(|| {
                let _ = make_.call();
            });
        });
    }
}

/// What is behind the bridge's free functions.
pub struct Functions;

impl WdFunctions for Functions {
    fn log_to(tick: Tick) {
        std::thread::spawn(move || {
            let _ = tick.call(7, 8);
            std::mem::forget(tick);
        });
    }

    fn open_url(cancel: &Cancel, url: &str) -> Result<crate::imp::Store, Error<Code>> {
        if url == "x" {
            return Err(Error::new(Code::Io, "x"));
        }
        while !cancel.is_cancelled() && url == "wait" {
            std::thread::sleep(std::time::Duration::from_millis(1));
        }
        if url == "wait" {
            return Err(Error::cancelled());
        }
        Ok(Store::default())
    }

    fn sum(n: &[i64], type_: u8, err_: u8, r: u8, len_: isize) -> usize {
        n.iter().sum::<i64>() as usize + type_ as usize + err_ as usize + r as usize + len_ as usize
    }
}

/// What is behind the bridge's `Gl`.
pub struct Gl(std::thread::ThreadId, std::rc::Rc<()>);

impl WdGl for Gl {
    fn draw(&mut self, each: &mut Each<'_>) {
        assert_eq!(self.0, std::thread::current().id());
        for i in 0..3 {
            if each.call(i).is_break() {
                return;
            }
        }
    }

    fn end(self) {
        assert_eq!(self.0, std::thread::current().id());
    }

    fn new() -> Self {
        Gl(std::thread::current().id(), Default::default())
    }

    fn tex(&mut self) -> crate::imp::Tex {
        assert_eq!(self.0, std::thread::current().id());
        Tex(self.0)
    }
}

/// What is behind the bridge's `Store`.
#[derive(Default)]
pub struct Store(
    std::sync::Mutex<Vec<Vec<u8>>>,
    std::sync::Mutex<Option<std::sync::Arc<Tick>>>,
);

impl WdStore for Store {
    fn apart(&self, make_: &Make<'_>) {
        std::thread::scope(|threads| {
            threads.spawn(|| {
                let _ = make_.call();
            });
        });
    }

    fn close_(&self) {}

    fn drain(self, reply: Reply<'_>) -> Replied {
        reply.bytes(b"drained")
    }

    fn each(&self, each: &mut Each<'_>) {
        for i in 0..5 {
            if each.call(i).is_break() {
                return;
            }
        }
    }

    fn eat(&self, a: crate::imp::Txn, b: crate::imp::Txn) {}

    fn finish(self, cancel: &Cancel) -> Result<u64, Error<Code>> {
        Ok(42)
    }

    fn free_(&self) {}

    fn get(&self, key: &[u8], reply: OptionalReply<'_>) -> Result<Replied, Error<Code>> {
        if key == b"none" {
            Ok(reply.none())
        } else {
            Ok(reply.some(key))
        }
    }

    fn iter(&self, prefix: &[u8]) -> crate::imp::Cursor {
        self.0.lock().unwrap().push(prefix.to_vec());
        Cursor(0)
    }

    fn keys(&self, prefix: &[u8], items: &mut Items<'_>) -> Result<(), Error<Code>> {
        for k in [&b"a"[..], b"", b"ccc", prefix] {
            if items.push(k).is_break() {
                break;
            }
        }
        Ok(())
    }

    fn labels(
        &self,
        all: PackedText<'_>,
        blobs: Option<Packed<'_>>,
        items: &mut TextItems<'_>,
    ) -> Result<(), Error<Parse>> {
        for a in all.iter() {
            if items.push(a).is_break() {
                break;
            }
        }
        if let Some(b) = blobs {
            for x in b.iter() {
                let _ = items.push(&format!("{}", x.len()));
            }
        } else {
            let _ = items.push("none");
        }
        Ok(())
    }

    fn make(&self, make_: &Make<'_>) -> bool {
        let std::ops::ControlFlow::Continue(r) = make_.call() else {
            return false;
        };
        r.on && r.id[3] == 9 && r.grid[2][1] == -7 && r.to.y == 2.5 && r.mode == Mode::Slow
    }

    fn maybe(
        &self,
        n: Option<u32>,
        t: Option<&str>,
        r: Option<Rect>,
        f: Option<Access>,
        b: Option<bool>,
    ) -> Option<Mode> {
        match (n, t, r, f, b) {
            (None, None, None, None, None) => None,
            (Some(3), Some("t"), Some(r), Some(f), Some(true))
                if r.on && f == Access::READ | Access::WRITE =>
            {
                Some(Mode::Slow)
            }
            _ => Some(Mode::Fast),
        }
    }

    fn merge(
        &self,
        other: crate::imp::Store,
        also: Option<&crate::imp::Store>,
        tx: &crate::imp::Txn,
    ) {
        drop(other);
    }

    fn name(&self, reply: Reply<'_, str>) -> Replied {
        reply.show("näme")
    }

    fn new() -> Self {
        Store::default()
    }

    fn nums(&self, a: &[u32], reply: Reply<'_, [f64]>) -> Replied {
        let v: Vec<f64> = a.iter().map(|&x| x as f64 / 2.0).collect();
        reply.vec(v)
    }

    fn on_tick(&self, tick: Option<Tick>) {
        *self.1.lock().unwrap() = tick.map(std::sync::Arc::new);
    }

    fn once(&self, each: &mut Each<'_>) {
        self.each(each);
    }

    fn open(
        cancel: &Cancel,
        path: &std::path::Path,
        options: Option<Options>,
    ) -> Result<Self, Error<Code>> {
        if path.as_os_str() == "opt" {
            let o = options.unwrap();
            assert!(o.limit == 10 && o.ratio == 0.5 && o.strict && o.home.x == 1.5);
        } else {
            assert!(options.is_none());
        }
        Ok(Store::default())
    }

    fn pairs(&self, pair: &mut Pair<'_>) {
        for i in 0..4u8 {
            let (blob, items) = (vec![i; 64], [vec![i + 10; 64], vec![i + 20; 64]]);
            let shown = (i % 2 == 0).then_some(&blob[..]);
            if pair.call(shown, &[&items[0], &items[1]]).is_break() {
                return;
            }
        }
    }

    fn pin(&self, gl: Option<&crate::imp::Gl>) -> Option<crate::imp::Gl> {
        gl.map(|g| Gl(std::thread::current().id(), g.1.clone()))
    }

    fn scan(
        &self,
        cancel: &Cancel,
        prefix: &[u8],
        visit: &mut Visit<'_>,
    ) -> Result<u64, Error<Code>> {
        let mut n = 0;
        for i in 0..10 {
            n += 1;
            if cancel.is_cancelled() {
                return Err(Error::cancelled());
            }
            if visit.call(prefix, &format!("v{i}")).is_break() {
                break;
            }
        }
        Ok(n)
    }

    fn weigh(&self, weigh: &Weigh<'_>, each: Option<&mut Each<'_>>) -> Option<Rect> {
        let p = || crate::ffi::Point { x: 1.0, y: 2.5 };
        let r = || Rect {
            from: p(),
            to: p(),
            id: [9; 16],
            grid: [[1, 2], [3, 4], [5, -6]],
            on: true,
            mode: Mode::Slow,
        };
        let total = std::sync::Mutex::new(0.0);
        std::thread::scope(|sc| {
            for i in 0..4u64 {
                let total = &total;
                let r = &r;
                let weigh = &weigh;
                sc.spawn(move || {
                    let o = Options {
                        limit: 77,
                        ratio: 0.25,
                        strict: false,
                        access: Access::WRITE,
                        home: crate::ffi::Point { x: 3.0, y: 4.0 },
                    };
                    let got = weigh.call(
                        r(),
                        o,
                        &[b"a", b"", b"bc"],
                        &["x", "yz"],
                        &[1, 2, 3],
                        (i % 2 == 0).then_some(i),
                        (i < 2).then_some(&b""[..]),
                        Mode::Slow,
                        true,
                        'ß',
                    );
                    if let std::ops::ControlFlow::Continue(n) = got {
                        *total.lock().unwrap() += n;
                    }
                });
            }
        });
        if let Some(e) = each {
            let _ = e.call(*total.lock().unwrap() as u64);
        }
        let any = *total.lock().unwrap() > 0.0;
        any.then(r)
    }

    fn whereis(&self) -> std::path::PathBuf {
        "/tmp".into()
    }
}

/// What is behind the bridge's `Sub`.
pub struct Sub;

impl WdSub for Sub {
    fn id(&self, txn: &crate::imp::Txn) -> u64 {
        txn.1
    }
}

/// What is behind the bridge's `Tex`.
pub struct Tex(std::thread::ThreadId);

impl WdTex for Tex {
    fn size(&self, gl: &crate::imp::Gl, reply: Reply<'_>) -> Replied {
        assert_eq!(self.0, std::thread::current().id());
        assert_eq!(gl.0, self.0);
        reply.bytes(&[1, 2, 3])
    }
}

/// What is behind the bridge's `Txn`.
pub struct Txn(Ask, u64);

impl WdTxn for Txn {
    fn begin(ask: Ask) -> Result<Self, Error<Code>> {
        Ok(Txn(ask, 5))
    }

    fn on_ask(&mut self, ask: Ask) {
        self.0 = ask;
    }

    fn put(&mut self, key: &[u8], other: Option<&crate::imp::Txn>) -> Result<(), Error<Code>> {
        if key == b"ask" {
            if let std::ops::ControlFlow::Continue(true) = self.0.call("well?") {
                self.1 += 1;
            }
        }
        Ok(())
    }

    fn sub(&mut self) -> crate::imp::Sub {
        Sub
    }
}
