package org.gatehouse.requests;

import org.gatehouse.shell.Remedy;
import org.springframework.stereotype.Component;

/** Puts the request for access on the page that refuses somebody. */
@Component
class RequestRemedy implements Remedy {

    private final AccessRequests requests;

    RequestRemedy(AccessRequests requests) {
        this.requests = requests;
    }

    @Override
    public com.vaadin.flow.component.Component against(String path) {
        return new RequestPanel(requests, path);
    }
}
