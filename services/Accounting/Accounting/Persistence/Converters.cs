using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Seisan.Accounting.Domain;

namespace Seisan.Accounting.Persistence;

internal sealed class PayableIdConverter() : ValueConverter<PayableId, Guid>(id => id.Value, value => new(value));

internal sealed class PaymentRunIdConverter() : ValueConverter<PaymentRunId, Guid>(id => id.Value, value => new(value));

internal sealed class PayerAccountIdConverter() : ValueConverter<PayerAccountId, Guid>(id => id.Value, value => new(value));

/// <summary>States are stored as the words that the API shows.</summary>
internal sealed class WordConverter<T>() : ValueConverter<T, string>(value => Words.Of(value), word => Words.Read<T>(word))
    where T : struct, Enum;
