package org.gatehouse.messages;

import java.util.concurrent.CompletableFuture;
import org.gatehouse.access.OpenTo;
import org.gatehouse.session.CurrentUser;
import org.springframework.stereotype.Service;

/**
 * The messages of the API. Calls return at once; the future completes on a thread of its own,
 * within seconds, with the text or with a {@link MessageException}.
 */
@Service
public class MessageService {

    private final MessageClient client;
    private final CurrentUser currentUser;

    MessageService(MessageClient client, CurrentUser currentUser) {
        this.client = client;
        this.currentUser = currentUser;
    }

    /** The message of the public page; the API is asked without a token. */
    @OpenTo(page = PublicView.class)
    public CompletableFuture<String> publicMessage() {
        return client.fetchOpenly("public");
    }

    /** The message of the protected page, fetched with the access token of whoever is signed in. */
    @OpenTo(page = ProtectedView.class)
    public CompletableFuture<String> protectedMessage() {
        return client.fetch("protected", currentUser.accessToken());
    }

    /** The message for administrators; whether the token is one of theirs, the API decides for itself. */
    @OpenTo(page = AdminView.class)
    public CompletableFuture<String> adminMessage() {
        return client.fetch("admin", currentUser.accessToken());
    }
}
