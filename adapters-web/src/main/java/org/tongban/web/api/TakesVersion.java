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
 * Marks a change that is made upon what the client saw, by its version, and says so in the
 * description of the API.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
    name = "If-Match",
    in = ParameterIn.HEADER,
    description =
        "The ETag the client got last. If it changed since, the answer is 412 with the current one;"
            + " where the header is needed and missing, 428.",
    schema = @Schema(type = "string"))
public @interface TakesVersion {}
