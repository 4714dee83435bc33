// Needs no eval and no inline style: indicators use a constructed style sheet, and hx-on or filter expressions are not used here.
import htmx from "htmx.org";

// Answers of other sites are never swapped into our pages, and a swapped-in script never gets a nonce.
htmx.config.mode = "same-origin";
htmx.config.inlineScriptNonce = "";

// Else a new element bears the old one's attributes for a moment and then loses what our scripts have written on it meanwhile, such as its role.
htmx.config.defaultSettleDelay = 0;
