/** The pages: rendered here, usable without scripts. */
package org.tongban.web.portal;
