package org.gatehouse.cluster;

import java.util.function.Consumer;

public interface ClusterEvents {
    void publish(String type, String key);

    void subscribe(String type, Consumer<String> listener);
}
