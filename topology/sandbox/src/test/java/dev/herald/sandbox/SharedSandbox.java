package dev.herald.sandbox;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests one broker and one registry for the whole run, each started when first asked for. A test takes topic
 * names of its own, and leaves both running: one that kills its broker starts its own.
 */
final class SharedSandbox implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(SharedSandbox.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Broker.class || type == Registry.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        // The root context ends with each class: Failsafe asks for one after the other.
        Store store = context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE);
        return parameter.getParameter().getType() == Broker.class
                ? store.computeIfAbsent(Broker.class, key -> Broker.start(), Broker.class)
                : store.computeIfAbsent(Registry.class, key -> Registry.start(), Registry.class);
    }
}
