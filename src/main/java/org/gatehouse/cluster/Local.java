package org.gatehouse.cluster;

import java.util.function.Consumer;
import org.springframework.stereotype.Component;

@Component
class Local implements ClusterEvents {
    @Override
    public void publish(String type, String key) {}

    @Override
    public void subscribe(String type, Consumer<String> listener) {}
}
