package org.gatehouse.web;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlRequestListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.stereotype.Component;

/**
 * What the browser may load and run (Content Security Policy Level 3). Vaadin's document gets a nonce of its own with each
 * answer; {@code index.html} shows how Flow gets along without {@code unsafe-eval}. Vaadin's components bring style elements
 * without a nonce, hence {@code unsafe-inline} for styles. All other answers run one script, which is named by its hash. There is no form-action: browsers apply it to redirects too, and logging out redirects to the
 * provider and on from there.
 */
@Component
class ContentPolicy implements VaadinServiceInitListener, IndexHtmlRequestListener {

    /** The script is that of {@code log-out-at-provider.html}. */
    static final String PLAIN = "default-src 'none'; script-src 'sha256-ydRMUHElsJSSuzuMyIA46w3vo/S7O5ESqdFQQ1HUkbo='; "
            + "style-src 'self'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'";

    private static final String DOCUMENT = "default-src 'none'; script-src 'self' 'nonce-NONCE'; "
            + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; "
            + "base-uri 'self'; frame-ancestors 'none'";

    private static final int NONCE_BYTES = 16;

    private final SecureRandom random = new SecureRandom();

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(this);
    }

    @Override
    public void modifyIndexHtmlResponse(IndexHtmlResponse response) {
        var bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        String nonce = Base64.getEncoder().encodeToString(bytes);
        response.getVaadinResponse().setHeader("Content-Security-Policy", DOCUMENT.replace("NONCE", nonce));
        response.getDocument().select("script").attr("nonce", nonce);
    }
}
