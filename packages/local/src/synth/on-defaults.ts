// Tests and the pages that are written into docs/ are about the defaults, whatever an operator has in settings.ts or in the environment.
process.env.FRONTDESK_DEFAULTS = "only";
delete process.env.FRONTDESK_SETTINGS;
