/** What this machine has for printing. */
package org.tongban.integration.print;
