package dev.slipway.store;

import dev.slipway.platform.store.Store;
import dev.slipway.platform.testing.MemoryStore;

class MemoryStoreTest extends StoreContract {
    private MemoryStore store = new MemoryStore();

    @Override
    Store open() {
        return store;
    }

    @Override
    void forget() {
        store = new MemoryStore();
    }
}
