/** Papers as PDFs, made from templates that are data. */
package org.tongban.integration.paper;
