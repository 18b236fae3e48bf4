package org.tongban.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** The Argon2 of Spring Security works with the libraries on our class path alone. */
class PasswordHashingTest {
  @Test
  void acceptsTheSamePasswordOnly() {
    var passwords = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    var hash = passwords.encode("一二三四五六");
    assertThat(hash).startsWith("$argon2id$");
    assertThat(passwords.matches("一二三四五六", hash)).isTrue();
    assertThat(passwords.matches("一二三四五七", hash)).isFalse();
  }
}
