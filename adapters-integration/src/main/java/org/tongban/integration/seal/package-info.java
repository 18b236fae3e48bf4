/** Checks the pictures of seals. */
package org.tongban.integration.seal;
