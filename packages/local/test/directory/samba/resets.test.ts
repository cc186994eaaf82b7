import { inject } from "vitest";
import { resetsSuite } from "../../resets/resets-suite.ts";

resetsSuite("before a domain controller of Samba's", () => inject("samba"));
