// The browser knows the person's time zone; the server can only guess it. Asked once, and only while nothing was chosen.
const form = document.querySelector("form[data-guess-zone]");
const zone = form?.elements.namedItem("zone");
const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zone && [...zone.options].some((option) => option.value === here)) zone.value = here;
