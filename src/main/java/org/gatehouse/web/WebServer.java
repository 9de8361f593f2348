package org.gatehouse.web;

import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.gatehouse.settings.PublicAddress;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** What the servlet container must be told beyond its properties. */
@Component
class WebServer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final PublicAddress address;
    private final ListableBeanFactory beans;

    WebServer(PublicAddress address, ListableBeanFactory beans) {
        this.address = address;
        this.beans = beans;
    }

    @Override
    public void customize(TomcatServletWebServerFactory tomcat) {
        checkSettings();
        // Secure when browsers come over https, even where a proxy ends the TLS connection.
        tomcat.getSettings().getSession().getCookie().setSecure(address.isHttps());
        // Spring's firewall refuses such paths too, and its answer carries our headers.
        tomcat.addConnectorCustomizers(connector ->
                connector.setEncodedReverseSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue()));
        tomcat.addConnectorCustomizers(
                connector -> connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue()));
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
