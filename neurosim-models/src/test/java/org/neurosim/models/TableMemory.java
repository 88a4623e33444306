package org.neurosim.models;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.neurosim.api.Network;
import org.neurosim.core.synapse.SynapseTable;

/**
 * The memory of a network's synapse tables, found by following their fields: all arrays that can be reached from a table through classes of its package, whatever the table says of itself. What can be reached
 * without tables, such as the columns of the neurons, is not theirs.
 */
final class TableMemory {

    private static final int ARRAY_HEADER = 16;

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Object> tables = new ArrayList<>();
    private long bytes;

    /** Bytes of all arrays of all tables. */
    static long of(Network network) {
        TableMemory memory = new TableMemory();
        memory.follow(List.of(network), true, type -> type.getName().startsWith("org.neurosim"));
        memory.bytes = 0;
        memory.follow(
                memory.tables, false, type -> type.getPackage() == SynapseTable.class.getPackage() && !type.isHidden());
        return memory.bytes;
    }

    private void follow(List<Object> roots, boolean tablesAreLeft, Predicate<Class<?>> isFollowed) {
        Deque<Object> open = new ArrayDeque<>(roots);
        while (!open.isEmpty()) {
            Object x = open.pop();
            if (!seen.add(x)) {
                continue;
            }
            if (tablesAreLeft && x instanceof SynapseTable) {
                tables.add(x);
                seen.remove(x);
            } else if (x.getClass().isArray()) {
                takeArray(x, open);
            } else if (x instanceof Collection<?> c) {
                c.forEach(element -> push(element, open));
            } else if (x instanceof Map<?, ?> map) {
                map.values().forEach(element -> push(element, open));
            } else if (isFollowed.test(x.getClass())) {
                pushFields(x, open);
            }
        }
    }

    private void takeArray(Object array, Deque<Object> open) {
        Class<?> component = array.getClass().getComponentType();
        int length = Array.getLength(array);
        bytes += ARRAY_HEADER + (long) length * width(component);
        for (int k = 0; k < length && !component.isPrimitive(); k++) {
            push(Array.get(array, k), open);
        }
    }

    private static int width(Class<?> component) {
        if (component == double.class || component == long.class) {
            return 8;
        }
        if (component == char.class || component == short.class) {
            return 2;
        }
        return component == byte.class || component == boolean.class ? 1 : 4;
    }

    private static void pushFields(Object x, Deque<Object> open) {
        for (Class<?> type = x.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!field.getType().isPrimitive() && !Modifier.isStatic(field.getModifiers())) {
                    try {
                        field.setAccessible(true);
                        push(field.get(x), open);
                    } catch (ReflectiveOperationException e) {
                        throw new LinkageError("field " + field, e);
                    }
                }
            }
        }
    }

    private static void push(Object x, Deque<Object> open) {
        if (x != null && !(x instanceof Enum) && !(x instanceof String)) {
            open.push(x);
        }
    }
}
