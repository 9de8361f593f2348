package org.gatehouse.signin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/** Writes a plain page where a security filter answers and no controller is reached. */
@Component
class PlainPages {

    private final ObjectProvider<ViewResolver> resolver;

    PlainPages(@Qualifier("thymeleafViewResolver") ObjectProvider<ViewResolver> resolver) {
        this.resolver = resolver;
    }

    void write(
            String template,
            Map<String, ?> model,
            HttpStatus status,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, ServletException {
        response.setStatus(status.value());
        response.setContentType(MediaType.TEXT_HTML_VALUE);
        try {
            View view = resolver.getObject().resolveViewName(template, request.getLocale());
            if (view == null) {
                throw new IllegalStateException("There is no template " + template);
            }
            view.render(model, request, response);
        } catch (IOException | RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new ServletException(failed);
        }
    }
}
