import { type Graph, ofType, type Resource } from "../../src/synth/graph.ts";
import { BUCKET, each, first, isProduction, type Rules } from "./rule.ts";

const BLOCK = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
const POLICY = "aws:s3/bucketPolicy:BucketPolicy";
const VERSIONING = "aws:s3/bucketVersioning:BucketVersioning";
const LIFECYCLE = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";
const BEST = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html";

/** What the stacks say of a bucket in a resource of its own. */
const about = (bucket: Resource, type: string, graph: Graph) =>
  ofType(graph, type).find(({ inputs }) => inputs.bucket === bucket.id)?.inputs;

export const s3: Rules = {
  "block everything public": {
    source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
    breaches: each(BUCKET, (bucket, graph) => {
      const { blockPublicAcls, blockPublicPolicy, ignorePublicAcls, restrictPublicBuckets } =
        about(bucket, BLOCK, graph) ?? {};
      return !(blockPublicAcls && blockPublicPolicy && ignorePublicAcls && restrictPublicBuckets) && "does not";
    }),
    spoil: (graph) => {
      first(graph, BLOCK).inputs.ignorePublicAcls = false;
    },
  },
  "refuse what does not come over TLS": {
    source: BEST,
    breaches: each(BUCKET, (bucket, graph) => {
      const policy = JSON.parse(about(bucket, POLICY, graph)?.policy ?? '{"Statement":[]}');
      type Statement = { Effect: string; Action: string[]; Resource: string[]; Condition?: object };
      const refuses = policy.Statement.some(
        ({ Effect, Action, Resource, Condition }: Statement) =>
          Effect === "Deny" &&
          [Action].flat().includes("s3:*") &&
          [bucket.arn, `${bucket.arn}/*`].every((arn) => Resource.includes(arn)) &&
          JSON.stringify(Condition) === '{"Bool":{"aws:SecureTransport":["false"]}}',
      );
      return !refuses && "takes plain HTTP";
    }),
    spoil: (graph) => {
      first(graph, POLICY).inputs.policy = '{"Statement":[]}';
    },
  },
  "keep what is written over": {
    source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html",
    breaches: each(
      BUCKET,
      (bucket, graph) =>
        about(bucket, VERSIONING, graph)?.versioningConfiguration.status !== "Enabled" && "has no versions",
    ),
    spoil: (graph) => {
      first(graph, VERSIONING).inputs.versioningConfiguration.status = "Suspended";
    },
  },
  "forget old versions and parts of what was never finished": {
    source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpu-abort-incomplete-mpu-lifecycle-config.html",
    breaches: each(BUCKET, (bucket, graph) => {
      type LifecycleRule = Record<string, unknown> & { status: string };
      const rules: LifecycleRule[] = about(bucket, LIFECYCLE, graph)?.rules ?? [];
      const says = (what: string) => rules.some((rule) => rule.status === "Enabled" && what in rule);
      return !["noncurrentVersionExpiration", "abortIncompleteMultipartUpload"].every(says) && "keeps them for ever";
    }),
    spoil: (graph) => {
      first(graph, LIFECYCLE).inputs.rules.pop();
    },
  },
  "are open to no website, by no list of access and to no other origin": {
    source: BEST,
    breaches: each(
      [
        "aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration",
        ...["aws:s3/bucketAcl:BucketAcl", "aws:s3/bucketCorsConfiguration:BucketCorsConfiguration"],
      ],
      ({ type }) => `is a ${type.split(":").at(-1)}`,
    ),
    spoil: ({ resources }) => {
      resources.push({ type: "aws:s3/bucketAcl:BucketAcl", name: "Acl", inputs: {}, id: "", arn: "", urn: "" });
    },
  },
  "stay in production with all that is in them, and can be removed elsewhere": {
    source: "https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/back-up-data.html",
    breaches: each(BUCKET, ({ retainOnDelete = false, inputs }, graph) => {
      const isKept = retainOnDelete && !inputs.forceDestroy;
      return isKept !== isProduction(graph) && (isKept ? "stays" : "is deleted with its files");
    }),
    spoil: (graph) => {
      first(graph, BUCKET).inputs.forceDestroy = isProduction(graph);
      first(graph, BUCKET).retainOnDelete = !isProduction(graph);
    },
  },
};
