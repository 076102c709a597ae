import type { Rule } from "../findings/rule.ts";
import { bitFieldMismatch } from "./agreement/bit-field-mismatch.ts";
import { callArgumentCountMismatch } from "./agreement/call-argument-count-mismatch.ts";
import { callArgumentTypeMismatch } from "./agreement/call-argument-type-mismatch.ts";
import { callbackMismatch } from "./agreement/callback-mismatch.ts";
import { callingConventionMismatch } from "./agreement/calling-convention-mismatch.ts";
import { constantValueMismatch } from "./agreement/constant-value-mismatch.ts";
import { declarationsDisagree } from "./agreement/declarations-disagree.ts";
import { enumPayloadMismatch } from "./agreement/enum-payload-mismatch.ts";
import { enumReprMismatch } from "./agreement/enum-repr-mismatch.ts";
import { enumValueMismatch } from "./agreement/enum-value-mismatch.ts";
import { enumVariantMismatch } from "./agreement/enum-variant-mismatch.ts";
import { fieldArrayLengthMismatch } from "./agreement/field-array-length-mismatch.ts";
import { fieldBoolMismatch } from "./agreement/field-bool-mismatch.ts";
import { fieldClassMismatch } from "./agreement/field-class-mismatch.ts";
import { fieldMissingMismatch } from "./agreement/field-missing-mismatch.ts";
import { fieldNameMismatch } from "./agreement/field-name-mismatch.ts";
import { fieldNullMismatch } from "./agreement/field-null-mismatch.ts";
import { fieldOffsetMismatch } from "./agreement/field-offset-mismatch.ts";
import { fieldOrderMismatch } from "./agreement/field-order-mismatch.ts";
import { fieldPointeeMismatch } from "./agreement/field-pointee-mismatch.ts";
import { fieldPointerLevelMismatch } from "./agreement/field-pointer-level-mismatch.ts";
import { fieldSignMismatch } from "./agreement/field-sign-mismatch.ts";
import { fieldSpellingMismatch } from "./agreement/field-spelling-mismatch.ts";
import { fieldWidthMismatch } from "./agreement/field-width-mismatch.ts";
import { goMirrorMismatch } from "./agreement/go-mirror-mismatch.ts";
import { headerCopiesDiffer } from "./agreement/header-copies-differ.ts";
import { noreturnMismatch } from "./agreement/noreturn-mismatch.ts";
import { paramBoolMismatch } from "./agreement/param-bool-mismatch.ts";
import { paramClassMismatch } from "./agreement/param-class-mismatch.ts";
import { paramCountMismatch } from "./agreement/param-count-mismatch.ts";
import { paramNameMismatch } from "./agreement/param-name-mismatch.ts";
import { paramNullMismatch } from "./agreement/param-null-mismatch.ts";
import { paramOrderMismatch } from "./agreement/param-order-mismatch.ts";
import { paramPointeeMismatch } from "./agreement/param-pointee-mismatch.ts";
import { paramPointerLevelMismatch } from "./agreement/param-pointer-level-mismatch.ts";
import { paramSignMismatch } from "./agreement/param-sign-mismatch.ts";
import { paramSpellingMismatch } from "./agreement/param-spelling-mismatch.ts";
import { paramWidthMismatch } from "./agreement/param-width-mismatch.ts";
import { returnBoolMismatch } from "./agreement/return-bool-mismatch.ts";
import { returnClassMismatch } from "./agreement/return-class-mismatch.ts";
import { returnNullMismatch } from "./agreement/return-null-mismatch.ts";
import { returnPointeeMismatch } from "./agreement/return-pointee-mismatch.ts";
import { returnPointerLevelMismatch } from "./agreement/return-pointer-level-mismatch.ts";
import { returnSignMismatch } from "./agreement/return-sign-mismatch.ts";
import { returnSpellingMismatch } from "./agreement/return-spelling-mismatch.ts";
import { returnWidthMismatch } from "./agreement/return-width-mismatch.ts";
import { staticArrayLengthMismatch } from "./agreement/static-array-length-mismatch.ts";
import { staticBoolMismatch } from "./agreement/static-bool-mismatch.ts";
import { staticClassMismatch } from "./agreement/static-class-mismatch.ts";
import { staticMutabilityMismatch } from "./agreement/static-mutability-mismatch.ts";
import { staticNullMismatch } from "./agreement/static-null-mismatch.ts";
import { staticPointeeMismatch } from "./agreement/static-pointee-mismatch.ts";
import { staticPointerLevelMismatch } from "./agreement/static-pointer-level-mismatch.ts";
import { staticSignMismatch } from "./agreement/static-sign-mismatch.ts";
import { staticSpellingMismatch } from "./agreement/static-spelling-mismatch.ts";
import { staticThreadLocalMismatch } from "./agreement/static-thread-local-mismatch.ts";
import { staticWidthMismatch } from "./agreement/static-width-mismatch.ts";
import { structAlignMismatch } from "./agreement/struct-align-mismatch.ts";
import { structSizeMismatch } from "./agreement/struct-size-mismatch.ts";
import { symbolDefinedTwice } from "./agreement/symbol-defined-twice.ts";
import { symbolKindMismatch } from "./agreement/symbol-kind-mismatch.ts";
import { symbolUndeclared } from "./agreement/symbol-undeclared.ts";
import { symbolUndefined } from "./agreement/symbol-undefined.ts";
import { typeKindMismatch } from "./agreement/type-kind-mismatch.ts";
import { typeLayoutMismatch } from "./agreement/type-layout-mismatch.ts";
import { unionMismatch } from "./agreement/union-mismatch.ts";
import { variadicMismatch } from "./agreement/variadic-mismatch.ts";
import { variantNameMismatch } from "./agreement/variant-name-mismatch.ts";
import { alignAttributeChanged } from "./compatibility/align-attribute-changed.ts";
import { bridgeBorrowsChanged } from "./compatibility/bridge-borrows-changed.ts";
import { bridgeCallbackThreadChanged } from "./compatibility/bridge-callback-thread-changed.ts";
import { bridgeDefaultChanged } from "./compatibility/bridge-default-changed.ts";
import { bridgeErrorsChanged } from "./compatibility/bridge-errors-changed.ts";
import { bridgeGoNameChanged } from "./compatibility/bridge-go-name-changed.ts";
import { bridgeLibraryChanged } from "./compatibility/bridge-library-changed.ts";
import { bridgeTargetsChanged } from "./compatibility/bridge-targets-changed.ts";
import { bridgeTypeChanged } from "./compatibility/bridge-type-changed.ts";
import { bridgeValuesChanged } from "./compatibility/bridge-values-changed.ts";
import { callbackSignatureChanged } from "./compatibility/callback-signature-changed.ts";
import { callbackTableSlotInserted } from "./compatibility/callback-table-slot-inserted.ts";
import { callingConventionChanged } from "./compatibility/calling-convention-changed.ts";
import { constantAdded } from "./compatibility/constant-added.ts";
import { constantRemoved } from "./compatibility/constant-removed.ts";
import { constantTypeChanged } from "./compatibility/constant-type-changed.ts";
import { constantValueChanged } from "./compatibility/constant-value-changed.ts";
import { enumAdded } from "./compatibility/enum-added.ts";
import { enumBecameDataCarrying } from "./compatibility/enum-became-data-carrying.ts";
import { enumExhaustivenessChanged } from "./compatibility/enum-exhaustiveness-changed.ts";
import { enumPayloadChanged } from "./compatibility/enum-payload-changed.ts";
import { enumRemoved } from "./compatibility/enum-removed.ts";
import { enumRenamed } from "./compatibility/enum-renamed.ts";
import { enumReprChanged } from "./compatibility/enum-repr-changed.ts";
import { enumSentinelChanged } from "./compatibility/enum-sentinel-changed.ts";
import { enumSignednessChanged } from "./compatibility/enum-signedness-changed.ts";
import { enumTagLayoutChanged } from "./compatibility/enum-tag-layout-changed.ts";
import { enumVariantAdded } from "./compatibility/enum-variant-added.ts";
import { enumVariantRemoved } from "./compatibility/enum-variant-removed.ts";
import { enumVariantRenamed } from "./compatibility/enum-variant-renamed.ts";
import { enumVariantValueChanged } from "./compatibility/enum-variant-value-changed.ts";
import { functionAdded } from "./compatibility/function-added.ts";
import { functionBecameInline } from "./compatibility/function-became-inline.ts";
import { functionDeprecated } from "./compatibility/function-deprecated.ts";
import { functionErrorConventionChanged } from "./compatibility/function-error-convention-changed.ts";
import { functionMustUseAdded } from "./compatibility/function-must-use-added.ts";
import { functionRemoved } from "./compatibility/function-removed.ts";
import { functionUnprototypedChanged } from "./compatibility/function-unprototyped-changed.ts";
import { handleDestructorChanged } from "./compatibility/handle-destructor-changed.ts";
import { handleThreadsChanged } from "./compatibility/handle-threads-changed.ts";
import { handshakeChanged } from "./compatibility/handshake-changed.ts";
import { inlineBecameFunction } from "./compatibility/inline-became-function.ts";
import { macroAdded } from "./compatibility/macro-added.ts";
import { macroChanged } from "./compatibility/macro-changed.ts";
import { macroRemoved } from "./compatibility/macro-removed.ts";
import { noreturnChanged } from "./compatibility/noreturn-changed.ts";
import { packingChanged } from "./compatibility/packing-changed.ts";
import { paramAdded } from "./compatibility/param-added.ts";
import { paramArrayBoundChanged } from "./compatibility/param-array-bound-changed.ts";
import { paramBoolIntChanged } from "./compatibility/param-bool-int-changed.ts";
import { paramCallbackChanged } from "./compatibility/param-callback-changed.ts";
import { paramConstAdded } from "./compatibility/param-const-added.ts";
import { paramConstRemoved } from "./compatibility/param-const-removed.ts";
import { paramEncodingChanged } from "./compatibility/param-encoding-changed.ts";
import { paramEnumIntChanged } from "./compatibility/param-enum-int-changed.ts";
import { paramLimitChanged } from "./compatibility/param-limit-changed.ts";
import { paramNullabilityNarrowed } from "./compatibility/param-nullability-narrowed.ts";
import { paramNullabilityWidened } from "./compatibility/param-nullability-widened.ts";
import { paramOwnershipChanged } from "./compatibility/param-ownership-changed.ts";
import { paramPassingChanged } from "./compatibility/param-passing-changed.ts";
import { paramPointeeChanged } from "./compatibility/param-pointee-changed.ts";
import { paramPointerLevelChanged } from "./compatibility/param-pointer-level-changed.ts";
import { paramRegisterClassChanged } from "./compatibility/param-register-class-changed.ts";
import { paramRemoved } from "./compatibility/param-removed.ts";
import { paramReordered } from "./compatibility/param-reordered.ts";
import { paramRestrictChanged } from "./compatibility/param-restrict-changed.ts";
import { paramRetentionChanged } from "./compatibility/param-retention-changed.ts";
import { paramSignednessChanged } from "./compatibility/param-signedness-changed.ts";
import { paramTypeChanged } from "./compatibility/param-type-changed.ts";
import { paramWidthChanged } from "./compatibility/param-width-changed.ts";
import { purityAttributeChanged } from "./compatibility/purity-attribute-changed.ts";
import { recordKindChanged } from "./compatibility/record-kind-changed.ts";
import { returnBecameVoid } from "./compatibility/return-became-void.ts";
import { returnCallbackChanged } from "./compatibility/return-callback-changed.ts";
import { returnConstAdded } from "./compatibility/return-const-added.ts";
import { returnConstRemoved } from "./compatibility/return-const-removed.ts";
import { returnEncodingChanged } from "./compatibility/return-encoding-changed.ts";
import { returnEnumIntChanged } from "./compatibility/return-enum-int-changed.ts";
import { returnErrorChannelChanged } from "./compatibility/return-error-channel-changed.ts";
import { returnFromVoid } from "./compatibility/return-from-void.ts";
import { returnNullabilityNarrowed } from "./compatibility/return-nullability-narrowed.ts";
import { returnNullabilityWidened } from "./compatibility/return-nullability-widened.ts";
import { returnOwnershipChanged } from "./compatibility/return-ownership-changed.ts";
import { returnPassingChanged } from "./compatibility/return-passing-changed.ts";
import { returnPointeeChanged } from "./compatibility/return-pointee-changed.ts";
import { returnPointerLevelChanged } from "./compatibility/return-pointer-level-changed.ts";
import { returnRegisterClassChanged } from "./compatibility/return-register-class-changed.ts";
import { returnSignednessChanged } from "./compatibility/return-signedness-changed.ts";
import { returnTypeChanged } from "./compatibility/return-type-changed.ts";
import { returnWidthChanged } from "./compatibility/return-width-changed.ts";
import { staticAdded } from "./compatibility/static-added.ts";
import { staticLinkNameChanged } from "./compatibility/static-link-name-changed.ts";
import { staticMutabilityChanged } from "./compatibility/static-mutability-changed.ts";
import { staticRemoved } from "./compatibility/static-removed.ts";
import { staticThreadLocalChanged } from "./compatibility/static-thread-local-changed.ts";
import { staticTypeChanged } from "./compatibility/static-type-changed.ts";
import { structAdded } from "./compatibility/struct-added.ts";
import { structAlignChanged } from "./compatibility/struct-align-changed.ts";
import { structArrayLengthChanged } from "./compatibility/struct-array-length-changed.ts";
import { structBecameComplete } from "./compatibility/struct-became-complete.ts";
import { structBecameOpaque } from "./compatibility/struct-became-opaque.ts";
import { structBitfieldChanged } from "./compatibility/struct-bitfield-changed.ts";
import { structBitfieldSeparatorChanged } from "./compatibility/struct-bitfield-separator-changed.ts";
import { structFieldAddedEnd } from "./compatibility/struct-field-added-end.ts";
import { structFieldAddedMiddle } from "./compatibility/struct-field-added-middle.ts";
import { structFieldCallbackChanged } from "./compatibility/struct-field-callback-changed.ts";
import { structFieldConstChanged } from "./compatibility/struct-field-const-changed.ts";
import { structFieldInPadding } from "./compatibility/struct-field-in-padding.ts";
import { structFieldMoved } from "./compatibility/struct-field-moved.ts";
import { structFieldPointeeChanged } from "./compatibility/struct-field-pointee-changed.ts";
import { structFieldRemoved } from "./compatibility/struct-field-removed.ts";
import { structFieldRenamed } from "./compatibility/struct-field-renamed.ts";
import { structFieldSignednessChanged } from "./compatibility/struct-field-signedness-changed.ts";
import { structFieldTypeChanged } from "./compatibility/struct-field-type-changed.ts";
import { structFieldVolatileChanged } from "./compatibility/struct-field-volatile-changed.ts";
import { structFlexibleArrayChanged } from "./compatibility/struct-flexible-array-changed.ts";
import { structRemoved } from "./compatibility/struct-removed.ts";
import { structRenamed } from "./compatibility/struct-renamed.ts";
import { structReservedFieldUsed } from "./compatibility/struct-reserved-field-used.ts";
import { structSizeChanged } from "./compatibility/struct-size-changed.ts";
import { symbolKindChanged } from "./compatibility/symbol-kind-changed.ts";
import { symbolRenamed } from "./compatibility/symbol-renamed.ts";
import { symbolVersionChanged } from "./compatibility/symbol-version-changed.ts";
import { typedefAdded } from "./compatibility/typedef-added.ts";
import { typedefBecameDistinct } from "./compatibility/typedef-became-distinct.ts";
import { typedefRemoved } from "./compatibility/typedef-removed.ts";
import { typedefTargetChanged } from "./compatibility/typedef-target-changed.ts";
import { unionAdded } from "./compatibility/union-added.ts";
import { unionMemberAdded } from "./compatibility/union-member-added.ts";
import { unionMemberChanged } from "./compatibility/union-member-changed.ts";
import { unionMemberRemoved } from "./compatibility/union-member-removed.ts";
import { unionRemoved } from "./compatibility/union-removed.ts";
import { unionRenamed } from "./compatibility/union-renamed.ts";
import { unionSizeChanged } from "./compatibility/union-size-changed.ts";
import { variadicAdded } from "./compatibility/variadic-added.ts";
import { variadicRemoved } from "./compatibility/variadic-removed.ts";

/** Every rule that compares two versions, in the order of their ids. Written by `npm run catalog`. */
export const compatibilityRules: readonly Rule[] = [
  alignAttributeChanged,
  bridgeBorrowsChanged,
  bridgeCallbackThreadChanged,
  bridgeDefaultChanged,
  bridgeErrorsChanged,
  bridgeGoNameChanged,
  bridgeLibraryChanged,
  bridgeTargetsChanged,
  bridgeTypeChanged,
  bridgeValuesChanged,
  callbackSignatureChanged,
  callbackTableSlotInserted,
  callingConventionChanged,
  constantAdded,
  constantRemoved,
  constantTypeChanged,
  constantValueChanged,
  enumAdded,
  enumBecameDataCarrying,
  enumExhaustivenessChanged,
  enumPayloadChanged,
  enumRemoved,
  enumRenamed,
  enumReprChanged,
  enumSentinelChanged,
  enumSignednessChanged,
  enumTagLayoutChanged,
  enumVariantAdded,
  enumVariantRemoved,
  enumVariantRenamed,
  enumVariantValueChanged,
  functionAdded,
  functionBecameInline,
  functionDeprecated,
  functionErrorConventionChanged,
  functionMustUseAdded,
  functionRemoved,
  functionUnprototypedChanged,
  handleDestructorChanged,
  handleThreadsChanged,
  handshakeChanged,
  inlineBecameFunction,
  macroAdded,
  macroChanged,
  macroRemoved,
  noreturnChanged,
  packingChanged,
  paramAdded,
  paramArrayBoundChanged,
  paramBoolIntChanged,
  paramCallbackChanged,
  paramConstAdded,
  paramConstRemoved,
  paramEncodingChanged,
  paramEnumIntChanged,
  paramLimitChanged,
  paramNullabilityNarrowed,
  paramNullabilityWidened,
  paramOwnershipChanged,
  paramPassingChanged,
  paramPointeeChanged,
  paramPointerLevelChanged,
  paramRegisterClassChanged,
  paramRemoved,
  paramReordered,
  paramRestrictChanged,
  paramRetentionChanged,
  paramSignednessChanged,
  paramTypeChanged,
  paramWidthChanged,
  purityAttributeChanged,
  recordKindChanged,
  returnBecameVoid,
  returnCallbackChanged,
  returnConstAdded,
  returnConstRemoved,
  returnEncodingChanged,
  returnEnumIntChanged,
  returnErrorChannelChanged,
  returnFromVoid,
  returnNullabilityNarrowed,
  returnNullabilityWidened,
  returnOwnershipChanged,
  returnPassingChanged,
  returnPointeeChanged,
  returnPointerLevelChanged,
  returnRegisterClassChanged,
  returnSignednessChanged,
  returnTypeChanged,
  returnWidthChanged,
  staticAdded,
  staticLinkNameChanged,
  staticMutabilityChanged,
  staticRemoved,
  staticThreadLocalChanged,
  staticTypeChanged,
  structAdded,
  structAlignChanged,
  structArrayLengthChanged,
  structBecameComplete,
  structBecameOpaque,
  structBitfieldChanged,
  structBitfieldSeparatorChanged,
  structFieldAddedEnd,
  structFieldAddedMiddle,
  structFieldCallbackChanged,
  structFieldConstChanged,
  structFieldInPadding,
  structFieldMoved,
  structFieldPointeeChanged,
  structFieldRemoved,
  structFieldRenamed,
  structFieldSignednessChanged,
  structFieldTypeChanged,
  structFieldVolatileChanged,
  structFlexibleArrayChanged,
  structRemoved,
  structRenamed,
  structReservedFieldUsed,
  structSizeChanged,
  symbolKindChanged,
  symbolRenamed,
  symbolVersionChanged,
  typedefAdded,
  typedefBecameDistinct,
  typedefRemoved,
  typedefTargetChanged,
  unionAdded,
  unionMemberAdded,
  unionMemberChanged,
  unionMemberRemoved,
  unionRemoved,
  unionRenamed,
  unionSizeChanged,
  variadicAdded,
  variadicRemoved,
];

/** Every rule that compares two sides of one version, in the order of their ids. Written by `npm run catalog`. */
export const agreementRules: readonly Rule[] = [
  bitFieldMismatch,
  callArgumentCountMismatch,
  callArgumentTypeMismatch,
  callbackMismatch,
  callingConventionMismatch,
  constantValueMismatch,
  declarationsDisagree,
  enumPayloadMismatch,
  enumReprMismatch,
  enumValueMismatch,
  enumVariantMismatch,
  fieldArrayLengthMismatch,
  fieldBoolMismatch,
  fieldClassMismatch,
  fieldMissingMismatch,
  fieldNameMismatch,
  fieldNullMismatch,
  fieldOffsetMismatch,
  fieldOrderMismatch,
  fieldPointeeMismatch,
  fieldPointerLevelMismatch,
  fieldSignMismatch,
  fieldSpellingMismatch,
  fieldWidthMismatch,
  goMirrorMismatch,
  headerCopiesDiffer,
  noreturnMismatch,
  paramBoolMismatch,
  paramClassMismatch,
  paramCountMismatch,
  paramNameMismatch,
  paramNullMismatch,
  paramOrderMismatch,
  paramPointeeMismatch,
  paramPointerLevelMismatch,
  paramSignMismatch,
  paramSpellingMismatch,
  paramWidthMismatch,
  returnBoolMismatch,
  returnClassMismatch,
  returnNullMismatch,
  returnPointeeMismatch,
  returnPointerLevelMismatch,
  returnSignMismatch,
  returnSpellingMismatch,
  returnWidthMismatch,
  staticArrayLengthMismatch,
  staticBoolMismatch,
  staticClassMismatch,
  staticMutabilityMismatch,
  staticNullMismatch,
  staticPointeeMismatch,
  staticPointerLevelMismatch,
  staticSignMismatch,
  staticSpellingMismatch,
  staticThreadLocalMismatch,
  staticWidthMismatch,
  structAlignMismatch,
  structSizeMismatch,
  symbolDefinedTwice,
  symbolKindMismatch,
  symbolUndeclared,
  symbolUndefined,
  typeKindMismatch,
  typeLayoutMismatch,
  unionMismatch,
  variadicMismatch,
  variantNameMismatch,
];

/** The rules that compare, by family. */
export const comparingRules = { compatibility: compatibilityRules, agreement: agreementRules } as const;
