package org.gatehouse.requests;

import org.gatehouse.shell.MenuNumber;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** How many requests wait, in the menu of administrators. */
@Component
class WaitingNumber implements MenuNumber {

    private static final Logger log = LoggerFactory.getLogger(WaitingNumber.class);

    private final RequestStore store;

    WaitingNumber(RequestStore store) {
        this.store = store;
    }

    @Override
    public String path() {
        return RequestsView.PATH;
    }

    @Override
    public int number() {
        try {
            return store.count(RequestState.WAITING);
        } catch (DataAccessException unavailable) {
            log.warn("Requests could not be counted: {}", unavailable.getMessage());
            return 0;
        }
    }
}
