const BY_LAMBDA = "Lambda itself asks for it, in the function's name";
const INTO_A_NETWORK = "Lambda itself asks for it, to put the function into its network";

/** Permissions that no test sees asked for, with who does. */
export const ASKED_ELSEWHERE: Record<string, string> = {
  "ec2:AssignPrivateIpAddresses": INTO_A_NETWORK,
  "ec2:CreateNetworkInterface": INTO_A_NETWORK,
  "ec2:DeleteNetworkInterface": INTO_A_NETWORK,
  "ec2:DescribeNetworkInterfaces": INTO_A_NETWORK,
  "ec2:DescribeSubnets": INTO_A_NETWORK,
  "ec2:UnassignPrivateIpAddresses": INTO_A_NETWORK,
  "logs:CreateLogStream": BY_LAMBDA,
  "logs:PutLogEvents": BY_LAMBDA,
  "polly:SynthesizeSpeech": "Lex itself asks for it, as it speaks",
  "s3:AbortMultipartUpload": "an upload in parts that fails midway asks for it",
  "s3:ListBucket": "no call asks for it: with it S3 answers 404 where a file is gone, and 403 without",
  "sms-voice:SendTextMessage": "SNS asks for it behind the function, in its name: here, SNS sends nothing",
};
