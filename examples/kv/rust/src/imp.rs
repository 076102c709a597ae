//! The store: all that was written by hand on the Rust side, in safe code.

use crate::ffi::*;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, RwLock};

pub struct Store {
    options: OpenOptions,
    /// Callbacks see a snapshot, so that they may write while they look.
    entries: RwLock<Arc<BTreeMap<Vec<u8>, Vec<u8>>>>,
    watcher: Mutex<Option<Arc<Tick>>>,
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
        }
        let mut entries = self.entries.write().unwrap();
        let held = entries.values().map(Vec::len).sum::<usize>() as u64;
        let room = self.options.cache_bytes.saturating_sub(held);
        if self.options.read_only {
            return Err(Error::new(Code::ReadOnly, "opened for reading only"));
        } else if key.is_empty() {
            return Err(Error::new(Code::InvalidArgument, "the key is empty"));
        } else if self.options.cache_bytes > 0 && value.len() as u64 > room {
            return Err(Error::new(Code::Io, "no room").detail(room.to_string()));
        }
        Arc::make_mut(&mut entries).insert(key.to_vec(), value.to_vec());
        Ok(())
    }

    fn get(&self, key: &[u8], reply: OptionalReply<'_>) -> Result<Replied, Error> {
        let entries = self.entries.read().unwrap().clone();
        Ok(reply.option(entries.get(key).map(Vec::as_slice)))
    }

    fn keys(&self, prefix: &[u8], items: &mut Items<'_>) -> Result<(), Error> {
        let entries = self.entries.read().unwrap().clone();
        let keys = entries.range(prefix.to_vec()..).map(|(key, _)| key);
        items.extend(keys.take_while(|key| key.starts_with(prefix)));
        Ok(())
    }

    fn scan(&self, prefix: &[u8], visit: &mut Visit<'_>) -> Result<u64, Error> {
        let entries = self.entries.read().unwrap().clone();
        let rest = entries.range(prefix.to_vec()..);
        let mut shown = 0;
        for (key, value) in rest.take_while(|(key, _)| key.starts_with(prefix)) {
            shown += 1;
            if visit.call(key, value).is_break() {
                break;
            }
        }
        Ok(shown)
    }

    fn on_tick(&self, tick: Tick) {
        // The one before ends after the lock: it is a Go function, and may do what it likes.
        let _before = self.watcher.lock().unwrap().replace(Arc::new(tick));
    }

    fn compact(&self, cancel: &Cancel) -> Result<(), Error> {
        let watcher = self.watcher.lock().unwrap().clone();
        let total = self.entries.read().unwrap().len() as u64;
        for done in 1..=total {
            cancel.check()?;
            let _stopped = watcher.as_ref().map(|watcher| watcher.call(done, total));
        }
        Arc::make_mut(&mut self.entries.write().unwrap()).retain(|_, value| !value.is_empty());
        Ok(())
    }
}
