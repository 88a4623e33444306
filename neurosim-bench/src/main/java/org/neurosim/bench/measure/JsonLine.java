package org.neurosim.bench.measure;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** A flat JSON object on one line: names with numbers, texts, truth values or null, in the order in which they were put. */
public final class JsonLine {

    private static final MathContext DIGITS = new MathContext(6);
    private static final JsonFactory FACTORY = new JsonFactory();

    private final Map<String, Object> fields = new LinkedHashMap<>();

    /** An empty object. */
    public JsonLine() {}

    /**
     * Reads an object.
     *
     * @param text JSON
     * @return the object
     * @throws IllegalArgumentException if it is not one flat JSON object
     */
    public static JsonLine parse(String text) {
        JsonLine line = new JsonLine();
        try (JsonParser parser = FACTORY.createParser(text)) {
            require(parser.nextToken() == JsonToken.START_OBJECT, text);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken token = parser.nextToken();
                require(token.isScalarValue(), text);
                line.fields.put(name, value(parser, token));
            }
            require(parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null, text);
        } catch (IOException e) {
            throw new IllegalArgumentException("not a flat JSON object: " + text.strip(), e);
        }
        return line;
    }

    private static Object value(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> parser.getText();
        };
    }

    private static void require(boolean condition, String text) {
        if (!condition) {
            throw new IllegalArgumentException("not a flat JSON object: " + text.strip());
        }
    }

    /**
     * Puts a text.
     *
     * @param name name
     * @param value text
     * @return this object
     */
    public JsonLine put(String name, String value) {
        fields.put(name, value);
        return this;
    }

    /**
     * Puts a whole number.
     *
     * @param name name
     * @param value number
     * @return this object
     */
    public JsonLine put(String name, long value) {
        fields.put(name, BigDecimal.valueOf(value));
        return this;
    }

    /**
     * Puts a number, rounded to six digits.
     *
     * @param name name
     * @param value number; null is written if it is not finite
     * @return this object
     */
    public JsonLine put(String name, double value) {
        fields.put(name, Double.isFinite(value) ? BigDecimal.valueOf(value).round(DIGITS) : null);
        return this;
    }

    /**
     * Puts a number that may not be known.
     *
     * @param name name
     * @param value number; null is written if it is absent
     * @return this object
     */
    public JsonLine put(String name, OptionalDouble value) {
        return put(name, value.orElse(Double.NaN));
    }

    /**
     * Puts a truth value.
     *
     * @param name name
     * @param value truth value
     * @return this object
     */
    public JsonLine put(String name, boolean value) {
        fields.put(name, value);
        return this;
    }

    /**
     * Puts the fields of another object behind those of this one.
     *
     * @param other other object
     * @return this object
     */
    public JsonLine putAll(JsonLine other) {
        fields.putAll(other.fields);
        return this;
    }

    /**
     * The names.
     *
     * @return names, in their order
     */
    public Iterable<String> names() {
        return fields.keySet();
    }

    /**
     * A number.
     *
     * @param name name
     * @return the number
     * @throws IllegalArgumentException if there is none of that name
     */
    public double number(String name) {
        if (fields.get(name) instanceof BigDecimal value) {
            return value.doubleValue();
        }
        throw new IllegalArgumentException("no number '" + name + "' in " + this);
    }

    /**
     * A text.
     *
     * @param name name
     * @return the text
     * @throws IllegalArgumentException if there is none of that name
     */
    public String text(String name) {
        if (fields.get(name) instanceof String value) {
            return value;
        }
        throw new IllegalArgumentException("no text '" + name + "' in " + this);
    }

    /**
     * The object as JSON, without a line end.
     *
     * @return JSON
     */
    @Override
    public String toString() {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.writeStartObject();
            for (Map.Entry<String, Object> field : fields.entrySet()) {
                json.writeFieldName(field.getKey());
                write(json, field.getValue());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a StringWriter does not fail
        }
        return out.toString();
    }

    private static void write(JsonGenerator json, Object value) throws IOException {
        if (value instanceof BigDecimal number) {
            json.writeNumber(number.stripTrailingZeros().toPlainString());
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value == null) {
            json.writeNull();
        } else {
            json.writeString(value.toString());
        }
    }
}
