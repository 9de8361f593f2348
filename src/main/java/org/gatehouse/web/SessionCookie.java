package org.gatehouse.web;

import org.gatehouse.settings.PublicAddress;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.stereotype.Component;

/** Marks the session cookie Secure when browsers come over https, even where a proxy ends the TLS connection. */
@Component
class SessionCookie implements WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> {

    private final PublicAddress address;

    SessionCookie(PublicAddress address) {
        this.address = address;
    }

    @Override
    public void customize(ConfigurableServletWebServerFactory server) {
        server.getSettings().getSession().getCookie().setSecure(address.isHttps());
    }
}
