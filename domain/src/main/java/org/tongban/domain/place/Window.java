package org.tongban.domain.place;

/**
 * A counter of a service point.
 *
 * @param number unique within the service point, as on the sign, for example A03
 */
public record Window(String number, String name, WindowKind kind) {}
