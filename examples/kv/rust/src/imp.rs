//! The store: all that was written by hand on the Rust side, in safe code.

use crate::ffi::{Cancel, Code, Error, Items, KvStore, OpenOptions, OptionalReply, Replied};
use crate::ffi::{Tick, Visit};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, RwLock};

type Entries = BTreeMap<Vec<u8>, Vec<u8>>;

pub struct Store {
    options: OpenOptions,
    /// Callbacks see a snapshot, so that they may write while they look.
    entries: RwLock<Arc<Entries>>,
    watcher: Mutex<Option<Arc<Tick>>>,
}

impl Store {
    fn snapshot(&self) -> Arc<Entries> {
        Arc::clone(&self.entries.read().unwrap())
    }
}

impl KvStore for Store {
    fn open(path: &str, options: OpenOptions) -> Result<Self, Error> {
        if path != ":memory:" {
            return Err(Error::new(Code::NotFound, format!("no store {path:?}")));
        }
        let (entries, watcher) = Default::default();
        Ok(Store {
            options,
            entries,
            watcher,
        })
    }

    fn put(&self, key: &[u8], value: &[u8]) -> Result<(), Error> {
        if key == b"bug" {
            panic!("this is what a bug of the library looks like");
        } else if self.options.read_only {
            return Err(Error::new(Code::ReadOnly, "opened for reading only"));
        } else if key.is_empty() {
            return Err(Error::new(Code::InvalidArgument, "the key is empty"));
        }
        let mut entries = self.entries.write().unwrap();
        if self.options.cache_bytes > 0 {
            let held: usize = entries.values().map(Vec::len).sum();
            let room = self.options.cache_bytes.saturating_sub(held as u64);
            if value.len() as u64 > room {
                return Err(Error::new(Code::Io, "no room").detail(room.to_string()));
            }
        }
        Arc::make_mut(&mut entries).insert(key.to_vec(), value.to_vec());
        Ok(())
    }

    fn get(&self, key: &[u8], reply: OptionalReply<'_>) -> Result<Replied, Error> {
        Ok(reply.option(self.snapshot().get(key).map(Vec::as_slice)))
    }

    fn keys(&self, prefix: &[u8], items: &mut Items<'_>) -> Result<(), Error> {
        let _stopped =
            beginning_with(prefix, &self.snapshot()).try_for_each(|(key, _)| items.push(key));
        Ok(())
    }

    fn scan(&self, prefix: &[u8], visit: &mut Visit<'_>) -> Result<u64, Error> {
        let mut shown = 0;
        let _stopped = beginning_with(prefix, &self.snapshot()).try_for_each(|(key, value)| {
            shown += 1;
            visit.call(key, value)
        });
        Ok(shown)
    }

    fn on_tick(&self, tick: Tick) {
        // The one before ends after the lock: it is a Go function, and may do what it likes.
        let _before = self.watcher.lock().unwrap().replace(Arc::new(tick));
    }

    fn compact(&self, cancel: &Cancel) -> Result<(), Error> {
        let watcher = self.watcher.lock().unwrap().clone();
        let total = self.snapshot().len() as u64;
        for done in 1..=total {
            cancel.check()?;
            let _stopped = watcher.as_ref().map(|watcher| watcher.call(done, total));
        }
        Arc::make_mut(&mut self.entries.write().unwrap()).retain(|_, value| !value.is_empty());
        Ok(())
    }
}

fn beginning_with<'a>(
    prefix: &'a [u8],
    entries: &'a Entries,
) -> impl Iterator<Item = (&'a Vec<u8>, &'a Vec<u8>)> {
    entries
        .range(prefix.to_vec()..)
        .take_while(move |(key, _)| key.starts_with(prefix))
}
