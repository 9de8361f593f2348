package org.gatehouse.signin;

import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractGenericHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotWritableException;

/** Reads an answer of the type {@code application/jwt} (RFC 7519, section 10.3.1), unchecked, as the only entry of a map. */
final class JwtBody extends AbstractGenericHttpMessageConverter<Map<String, Object>> {

    static final String NAME = "application/jwt";

    JwtBody() {
        super(MediaType.valueOf(NAME));
    }

    @Override
    protected boolean supports(Class<?> type) {
        return Map.class.isAssignableFrom(type);
    }

    @Override
    public Map<String, Object> read(Type type, @Nullable Class<?> context, HttpInputMessage answer) throws IOException {
        return Map.of(NAME, new String(answer.getBody().readAllBytes(), StandardCharsets.US_ASCII).strip());
    }

    @Override
    protected Map<String, Object> readInternal(Class<? extends Map<String, Object>> type, HttpInputMessage answer)
            throws IOException {
        return read(type, null, answer);
    }

    @Override
    public boolean canWrite(@Nullable Type type, Class<?> written, @Nullable MediaType as) {
        return false;
    }

    @Override
    protected void writeInternal(Map<String, Object> any, @Nullable Type type, HttpOutputMessage output) {
        throw new HttpMessageNotWritableException("Userinfo is only read");
    }
}
