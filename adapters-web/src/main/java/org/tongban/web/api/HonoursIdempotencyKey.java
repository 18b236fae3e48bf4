package org.tongban.web.api;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a write that goes through {@link IdempotentWrites}, and says so in the description of the
 * API. A write without it says there why it needs or takes no key.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
    name = "Idempotency-Key",
    in = ParameterIn.HEADER,
    description =
        "1 to 100 visible ASCII characters of the client's choice. Sent again under the same key,"
            + " the request has no further effect and gets the first answer; something else under"
            + " the key is refused (422). Answers are kept for at least 24 hours.",
    schema = @Schema(type = "string", minLength = 1, maxLength = 100))
public @interface HonoursIdempotencyKey {}
