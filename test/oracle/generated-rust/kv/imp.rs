//! A key-value store: safe code, and all that is written by hand.

use crate::ffi::{
    Cancel, Code, Error, Items, KvStore, OpenOptions, OptionalReply, Replied, Tick, Visit,
};
use std::collections::BTreeMap;
use std::sync::{Mutex, RwLock};

pub struct Store {
    map: RwLock<BTreeMap<Vec<u8>, Vec<u8>>>,
    tick: Mutex<Option<Tick>>,
    options: OpenOptions,
}

impl KvStore for Store {
    fn open(path: &str, options: OpenOptions) -> Result<Self, Error> {
        if path.is_empty() {
            return Err(Error::new(Code::InvalidArgument, "the path is empty"));
        }
        Ok(Store {
            map: RwLock::default(),
            tick: Mutex::default(),
            options,
        })
    }
    fn get(&self, key: &[u8], reply: OptionalReply<'_>) -> Result<Replied, Error> {
        Ok(reply.option(self.map.read().unwrap().get(key).map(Vec::as_slice)))
    }
    fn put(&self, key: &[u8], value: &[u8]) -> Result<(), Error> {
        if self.options.read_only {
            return Err(Error::new(Code::ReadOnly, "the store is read-only").detail(key));
        }
        assert_ne!(key, b"boom", "a deliberate panic");
        self.map
            .write()
            .unwrap()
            .insert(key.to_vec(), value.to_vec());
        Ok(())
    }
    fn scan(&self, prefix: &[u8], visit: &mut Visit<'_>) -> Result<u64, Error> {
        let map = self.map.read().unwrap();
        let matching = map
            .range(prefix.to_vec()..)
            .take_while(|(key, _)| key.starts_with(prefix));
        Ok(matching
            .take_while(|(key, value)| visit.call(key, value).is_continue())
            .count() as u64)
    }
    fn keys(&self, prefix: &[u8], items: &mut Items<'_>) -> Result<(), Error> {
        for key in self
            .map
            .read()
            .unwrap()
            .keys()
            .filter(|key| key.starts_with(prefix))
        {
            if items.push(key).is_break() {
                break;
            }
        }
        Ok(())
    }
    fn on_tick(&self, tick: Tick) {
        *self.tick.lock().unwrap() = Some(tick);
    }
    fn compact(&self, cancel: &Cancel) -> Result<(), Error> {
        let total = self.map.read().unwrap().len() as u64;
        for done in 0..total {
            cancel.check()?;
            if let Some(tick) = &*self.tick.lock().unwrap() {
                let _failed = tick.call(done + 1, total);
            }
        }
        Ok(())
    }
}
