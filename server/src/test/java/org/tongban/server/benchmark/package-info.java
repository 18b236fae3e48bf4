/**
 * The benchmark that {@code bin/benchmark} runs: submissions and reads by HTTP beside bare JDBC. It
 * is not part of the tests, and nothing of it is in the shipped jar.
 */
package org.tongban.server.benchmark;
