using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Seisan.Claims.Domain;

namespace Seisan.Claims.Persistence;

internal sealed class ClaimIdConverter() : ValueConverter<ClaimId, Guid>(id => id.Value, value => new ClaimId(value));

internal sealed class EmployeeIdConverter()
    : ValueConverter<EmployeeId, Guid>(id => id.Value, value => new EmployeeId(value));

internal sealed class ClaimStateConverter()
    : ValueConverter<ClaimState, string>(state => Words.Of(state), word => Words.StateOf(word)!.Value);

internal sealed class ClaimFormConverter()
    : ValueConverter<ClaimForm, string>(form => Words.Of(form), word => Words.FormOf(word)!.Value);

internal sealed class MeansConverter()
    : ValueConverter<Means, string>(means => Words.Of(means), word => Words.MeansOf(word)!.Value);

internal sealed class OutcomeConverter()
    : ValueConverter<Outcome, string>(outcome => Words.Of(outcome), word => Words.OutcomeOf(word)!.Value);

internal sealed class TaxRoundingConverter()
    : ValueConverter<TaxRounding, string>(rounding => Words.Of(rounding), word => Words.RoundingOf(word)!.Value);
