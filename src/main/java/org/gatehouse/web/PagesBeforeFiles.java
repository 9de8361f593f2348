package org.gatehouse.web;

import com.vaadin.flow.server.StaticFileHandler;
import com.vaadin.flow.server.StaticFileHandlerFactory;
import com.vaadin.flow.server.StaticFileServer;
import com.vaadin.flow.server.VaadinService;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.gatehouse.access.Pages;
import org.springframework.stereotype.Component;

/**
 * Before it serves a page, Vaadin looks for a file of that name in every jar, which is half the cost of the request. An
 * address that is a page is not looked for.
 */
@Component
class PagesBeforeFiles implements StaticFileHandlerFactory {

    private final Pages pages;

    PagesBeforeFiles(Pages pages) {
        this.pages = pages;
    }

    @Override
    public StaticFileHandler createHandler(VaadinService service) {
        return new StaticFileServer(service) {
            @Override
            public boolean serveStaticResource(HttpServletRequest request, HttpServletResponse response)
                    throws IOException {
                return !isPage(request) && super.serveStaticResource(request, response);
            }
        };
    }

    private boolean isPage(HttpServletRequest request) {
        String path = request.getPathInfo();
        return path != null && pages.at(path.substring(1)).isPresent();
    }
}
