//! What both bridges lead to: next to nothing, so that the bridge is what takes the time.

use std::sync::atomic::{AtomicU64, Ordering};

use crate::ffi::{BenchStore, Code, Error, Replied, Reply, Visit};

/// How many entries a scan shows.
const ENTRIES: u64 = 100;

pub struct Store {
    value: [u8; 64],
    written: AtomicU64,
}

impl Store {
    pub fn make() -> Self {
        Store {
            value: [7; 64],
            written: AtomicU64::new(0),
        }
    }

    pub fn sum(&self, n: u64) -> u64 {
        n + self.value.len() as u64
    }

    /// The value of every key but the empty one.
    pub fn lookup(&self, key: &[u8]) -> Option<&[u8]> {
        if key.is_empty() {
            None
        } else {
            Some(&self.value)
        }
    }

    pub fn write(&self, key: &[u8], value: &[u8]) {
        self.written
            .fetch_add((key.len() + value.len()) as u64, Ordering::Relaxed);
    }

    /// Shows entries until one is enough.
    pub fn show(&self, mut entry: impl FnMut(&[u8], &[u8]) -> bool) -> u64 {
        for shown in 0..ENTRIES {
            if !entry(&self.value[..8], &self.value) {
                return shown + 1;
            }
        }
        ENTRIES
    }
}

impl BenchStore for Store {
    fn add(&self, n: u64) -> u64 {
        self.sum(n)
    }

    fn get(&self, key: &[u8], reply: Reply<'_>) -> Result<Replied, Error> {
        match self.lookup(key) {
            Some(value) => Ok(reply.bytes(value)),
            None => Err(Error::new(Code::NotFound, "no such key")),
        }
    }

    fn new() -> Self {
        Store::make()
    }

    fn put(&self, key: &[u8], value: &[u8]) -> Result<(), Error> {
        self.write(key, value);
        Ok(())
    }

    fn scan(&self, visit: &mut Visit<'_>) -> u64 {
        self.show(|key, value| visit.call(key, value).is_continue())
    }
}
