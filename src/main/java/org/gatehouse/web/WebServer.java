package org.gatehouse.web;

import java.net.URI;
import org.apache.catalina.connector.Connector;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.gatehouse.settings.PublicAddress;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Cookie;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** What the servlet container must be told beyond its properties. */
@Component
class WebServer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /** The JDK since which a virtual thread that waits for a monitor lets others work (JEP 491). */
    private static final int VIRTUAL_THREADS = 24;

    private final PublicAddress address;
    private final ProxySettings proxies;
    private final SafeHeaders headers;
    private final ListableBeanFactory beans;

    WebServer(PublicAddress address, ProxySettings proxies, SafeHeaders headers, ListableBeanFactory beans) {
        this.address = address;
        this.proxies = proxies;
        this.headers = headers;
        this.beans = beans;
    }

    @Override
    public void customize(TomcatServletWebServerFactory tomcat) {
        checkSettings();
        // Secure when browsers come over https, even where a proxy ends the TLS connection.
        Cookie cookie = tomcat.getSettings().getSession().getCookie();
        cookie.setSecure(address.isHttps());
        if (address.isHttps()) {
            cookie.setName("__Host-" + cookie.getName()); // no other host of the domain can plant it then
        }
        tomcat.addConnectorCustomizers(this::customize);
        if (Runtime.version().feature() >= VIRTUAL_THREADS) {
            // Whoever sends a body slowly holds a thread meanwhile, and of others there are few: 200 silent connections
            // would keep everybody out. How many there can be at once is what max-connections says.
            tomcat.addProtocolHandlerCustomizers(handler -> handler.setExecutor(new VirtualThreadExecutor("web-")));
        }
        tomcat.addEngineValves(new ForwardedFor(proxies));
        tomcat.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new PlainErrors(headers)));
    }

    private void customize(Connector connector) {
        // Spring's firewall refuses such paths too, and its answer carries our headers.
        connector.setEncodedReverseSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
        connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
        // Whatever asks a request for its scheme, host or port gets ours, whoever wrote its Host header.
        URI base = URI.create(address.baseUrl());
        connector.setScheme(base.getScheme());
        connector.setSecure(address.isHttps());
        connector.setProxyName(base.getHost());
        connector.setProxyPort(base.getPort() != -1 ? base.getPort() : address.isHttps() ? HTTPS : HTTP);
    }

    /** Before the container starts, whose listeners would answer a wrong setting with pages of log. */
    private void checkSettings() {
        for (String name : beans.getBeanNamesForAnnotation(ConfigurationProperties.class)) {
            if (name.startsWith("gatehouse")) {
                beans.getBean(name);
            }
        }
    }
}
