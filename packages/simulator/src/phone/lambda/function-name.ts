/** How a function is called in transcripts, from its ARN. */
export const functionName = (arn: string) => arn.replace(/^.*:function:/, "").split(":")[0] || "(no function)";
